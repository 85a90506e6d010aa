"use client";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { DateTimeInput } from "@broadsheet/ui/date-time-input";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { Field } from "@broadsheet/ui/field";
import { Textarea } from "@broadsheet/ui/textarea";
import { type FormEvent, useId, useState } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { type ActionLook, actionLook, askingFor, type WorkflowAction } from "./action-words.ts";
import type { StepDetails, WorkflowPost } from "./use-workflow.tsx";

interface WorkflowDialogProps {
  post: WorkflowPost;
  action: WorkflowAction;
  onClose: () => void;
  onConfirm: (details: StepDetails) => Promise<unknown>;
}

/** The question before a step: a confirmation, a comment or a time. */
export function WorkflowDialog({ post, action, onClose, onConfirm }: WorkflowDialogProps) {
  const asking = askingFor(action, post);
  const look = actionLook(action, post);
  const submit = async (details: StepDetails) => {
    await onConfirm(details);
    onClose();
  };
  switch (asking.kind) {
    case "no":
      return null;
    case "confirm":
      return (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && onClose()}
          title={asking.title}
          description={asking.description}
          confirmLabel={look.label}
          destructive={asking.destructive ?? false}
          onConfirm={() => submit({})}
        />
      );
    case "comment":
      return <CommentDialog {...asking} look={look} onClose={onClose} onSubmit={submit} />;
    case "time":
      return <TimeDialog post={post} onClose={onClose} onSubmit={submit} />;
  }
}

interface CommentDialogProps {
  title: string;
  description: string;
  required: boolean;
  look: ActionLook;
  onClose: () => void;
  onSubmit: (details: StepDetails) => Promise<void>;
}

function CommentDialog({ title, description, required, look, onClose, onSubmit }: CommentDialogProps) {
  const [comment, setComment] = useState("");
  const form = useForm(() => {
    if (required && comment.trim() === "") return "Say what should change";
    return onSubmit({ comment });
  });
  return (
    <FormDialog title={title} description={description} confirm={look.label} form={form} onClose={onClose}>
      <Field
        label="Comment"
        required={required}
        error={form.error}
        hint="Everybody who works on it can read it."
      >
        <Textarea
          autoFocus
          rows={4}
          maxLength={2000}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
      </Field>
    </FormDialog>
  );
}

interface TimeDialogProps {
  post: WorkflowPost;
  onClose: () => void;
  onSubmit: (details: StepDetails) => Promise<void>;
}

/** The next full hour, at least half an hour away. */
function suggestedTime(): string {
  const time = new Date(Date.now() + 90 * 60_000);
  time.setUTCMinutes(0, 0, 0);
  return time.toISOString();
}

function TimeDialog({ post, onClose, onSubmit }: TimeDialogProps) {
  const { publication } = useStudio();
  const [at, setAt] = useState<string | null>(() => post.scheduledAt ?? suggestedTime());
  const form = useForm(() => {
    if (!at) return "Choose a date and a time";
    if (Date.parse(at) <= Date.now()) return "Choose a time that is still to come";
    return onSubmit({ at });
  });
  return (
    <FormDialog
      title="Schedule"
      description={
        post.live
          ? "Readers see the published version until then, and the new one from then on."
          : "It is published by itself at this time."
      }
      confirm="Schedule"
      form={form}
      onClose={onClose}
    >
      <Field label="Publish at" required error={form.error} hint="In the publication's time zone.">
        <DateTimeInput autoFocus value={at} onValueChange={setAt} timeZone={publication.timezone} />
      </Field>
    </FormDialog>
  );
}

interface SmallForm {
  id: string;
  busy: boolean;
  error: string | undefined;
  submit: (event: FormEvent) => void;
}

/** `check` answers what is wrong, or the work. When the work fails whoever asked says why, and the form stays. */
function useForm(check: () => string | Promise<void>): SmallForm {
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
  children: React.ReactNode;
}

function FormDialog({ title, description, confirm, form, onClose, children }: FormDialogProps) {
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
