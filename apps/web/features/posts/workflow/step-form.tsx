"use client";
import { Button } from "@broadsheet/ui/button";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { type FormEvent, type ReactNode, useId, useState } from "react";

export interface SmallForm {
  id: string;
  busy: boolean;
  error: string | undefined;
  submit: (event: FormEvent) => void;
}

/** `check` answers what is wrong, or the work. When the work fails whoever asked says why, and the form stays. */
export function useForm(check: () => string | Promise<void>): SmallForm {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog stands in its parent's React tree: the form around it, if any, is not meant.
    event.stopPropagation();
    const answer = check();
    if (typeof answer === "string") return setError(answer);
    setError(undefined);
    setBusy(true);
    answer.catch(() => {}).finally(() => setBusy(false));
  };
  return { id, busy, error, submit };
}

interface FormDialogProps {
  title: string;
  description: string;
  confirm: string;
  form: SmallForm;
  onClose: () => void;
  children: ReactNode;
}

/** A question with a form in it. */
export function FormDialog({ title, description, confirm, form, onClose, children }: FormDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !form.busy && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <DialogClose>
            <Button disabled={form.busy}>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={form.id} loading={form.busy}>
            {confirm.replace("…", "")}
          </Button>
        </>
      }
    >
      <form id={form.id} onSubmit={form.submit} noValidate>
        {children}
      </form>
    </Dialog>
  );
}
