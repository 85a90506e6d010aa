"use client";
import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { overlayStyles, windowStyles } from "./window-styles.ts";
import "./page-nonce.tsx";

interface ConfirmWindowProps {
  title: ReactNode;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  destructive: boolean;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** The window of `ConfirmDialog`: it is shown by being there. */
export function ConfirmWindow(props: ConfirmWindowProps) {
  const { title, description, confirmLabel, cancelLabel, destructive, busy, onConfirm, onClose, children } =
    props;
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={overlayStyles} />
        <Radix.Content className={cn(windowStyles, "gap-5 p-5 sm:max-w-md")}>
          <div className="grid gap-1.5">
            <Radix.Title className="font-medium font-serif text-xl tracking-tight">{title}</Radix.Title>
            <Radix.Description className="text-ink-soft text-sm">{description}</Radix.Description>
          </div>
          {children}
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button disabled={busy}>{cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant={destructive ? "danger" : "primary"} loading={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
