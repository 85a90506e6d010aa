"use client";
import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { overlayStyles, windowStyles } from "./dialog.tsx";

interface ConfirmDialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The button that asks; without one, control it by `open`. */
  trigger?: ReactNode;
  title: ReactNode;
  /** What happens, and whether it can be undone. */
  description: ReactNode;
  /** What else to know before answering. */
  children?: ReactNode;
  /** A verb: "Delete post", not "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  /** For what destroys or cannot be undone. */
  destructive?: boolean;
  /** While the promise runs the button is busy; it closes when done and stays open when it rejects. */
  onConfirm: () => unknown;
}

/** Asks before a step that matters. Focus starts on "cancel". */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    trigger,
    title,
    description,
    confirmLabel,
    cancelLabel = "Cancel",
    destructive,
    onConfirm,
    children,
  } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      setOpen(false);
    } catch {
      // Whoever asked shows what went wrong; the question stays.
    } finally {
      setBusy(false);
    }
  };
  return (
    <Radix.Root open={open} onOpenChange={(next) => !busy && setOpen(next)}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
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
            <Button variant={destructive ? "danger" : "primary"} loading={busy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
