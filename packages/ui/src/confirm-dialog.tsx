"use client";
import { Slot } from "radix-ui";
import { type ReactNode, useState } from "react";
import { onDemand } from "./on-demand.tsx";

const ConfirmWindow = onDemand(() => import("./confirm-window.tsx").then((module) => module.ConfirmWindow));

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
    <>
      {trigger && (
        <Slot.Root aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          {trigger}
        </Slot.Root>
      )}
      {open && (
        <ConfirmWindow
          title={title}
          description={description}
          confirmLabel={confirmLabel}
          cancelLabel={cancelLabel}
          destructive={destructive ?? false}
          busy={busy}
          onConfirm={() => void confirm()}
          onClose={() => !busy && setOpen(false)}
        >
          {children}
        </ConfirmWindow>
      )}
    </>
  );
}
