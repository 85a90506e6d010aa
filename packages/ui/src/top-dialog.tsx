"use client";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { overlayStyles } from "./window-styles.ts";
import "./page-nonce.tsx";

interface TopDialogProps {
  /** Read to those who do not see it. */
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A window near the top of the screen without a heading: for one field and what is found by it. The focus starts on the field. */
export function TopDialog({ title, onClose, children }: TopDialogProps) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyles} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(32rem,calc(100dvh-1rem))] max-w-xl animate-rise flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-high outline-none sm:top-[12vh]"
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
