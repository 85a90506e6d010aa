"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { type FormEvent, type ReactNode, useId } from "react";

interface FormDialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** A verb: "Save tag". */
  submitLabel: string;
  /** The verb destroys or cannot be undone. */
  destructive?: boolean;
  disabled?: boolean;
  busy: boolean;
  /** What is wrong with the whole of it. */
  error?: string | undefined;
  size?: "sm" | "md" | "lg";
  onSubmit: (event: FormEvent) => unknown;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a window. It is shown by being there, and cannot be closed while it is being sent. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submitLabel, destructive, disabled, busy, error, size, onClose, children } =
    props;
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog stands in its parent's React tree: the form around it, if any, is not meant.
    event.stopPropagation();
    void props.onSubmit(event);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !busy && onClose()}
      title={title}
      description={description}
      size={size ?? "md"}
      footer={
        <>
          <DialogClose>
            <Button disabled={busy}>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            form={id}
            variant={destructive ? "danger" : "primary"}
            disabled={disabled}
            loading={busy}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form id={id} noValidate onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {error && <Callout tone="danger">{error}</Callout>}
        {children}
      </form>
    </Dialog>
  );
}
