"use client";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { AppShellProps } from "./app-shell.tsx";
import { ShellNav } from "./shell-nav.tsx";
import { overlayStyles } from "./window-styles.ts";
import "./page-nonce.tsx";

type ShellDrawerProps = Pick<AppShellProps, "brand" | "groups" | "currentHref" | "link" | "footer"> & {
  onClose: () => void;
};

/** The sidebar on a phone: it is shown by being there. */
export function ShellDrawer({ brand, groups, currentHref, link, footer, onClose }: ShellDrawerProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayStyles} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-[min(19rem,85vw)] animate-slide-in flex-col border-line border-r bg-sunken shadow-high outline-none"
        >
          <Dialog.Title className="sr-only">Menu</Dialog.Title>
          <div className="flex items-center justify-between gap-2 py-2 pr-2 pl-4">
            <div className="min-w-0">{brand}</div>
            <Dialog.Close
              aria-label="Close the menu"
              className="grid size-11 place-items-center rounded-md text-ink-soft hover:bg-ink/7"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          <ShellNav groups={groups} currentHref={currentHref} link={link} />
          {footer && (
            <div className="mt-auto border-line border-t p-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
