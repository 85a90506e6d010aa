"use client";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { Field } from "@broadsheet/ui/field";
import { Textarea } from "@broadsheet/ui/textarea";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { ChecklistBrief } from "../checklist/checklist-brief.tsx";
import { type ActionLook, actionLook, askingFor, type WorkflowAction } from "./action-words.ts";
import { useReviewers } from "./reviewer-choice.tsx";
import { TimeDialog } from "./time-dialog.tsx";
import { useQuestion } from "./use-question.ts";
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
        >
          {action === "publish" && <ChecklistBrief postId={post.id} />}
        </ConfirmDialog>
      );
    case "comment":
      return <CommentDialog {...asking} post={post} look={look} onClose={onClose} onSubmit={submit} />;
    case "time":
      return (
        <TimeDialog
          post={post}
          action={action === "schedule_unpublish" ? action : "schedule"}
          onClose={onClose}
          onSubmit={submit}
        />
      );
  }
}

interface CommentDialogProps {
  post: WorkflowPost;
  /** Whether it is asked of somebody in particular. */
  named?: boolean;
  title: string;
  description: string;
  required: boolean;
  look: ActionLook;
  onClose: () => void;
  onSubmit: (details: StepDetails) => Promise<void>;
}

function CommentDialog(props: CommentDialogProps) {
  const { post, named = false, title, description, required, look, onClose, onSubmit } = props;
  const [comment, setComment] = useState("");
  const reviewers = useReviewers(post.id, named);
  const question = useQuestion(() => {
    if (required && comment.trim() === "") return "Say what should change";
    return onSubmit({ comment, reviewerIds: reviewers.chosen });
  });
  return (
    <FormDialog
      title={title}
      description={description}
      submitLabel={look.label.replace("…", "")}
      busy={question.busy}
      onSubmit={question.submit}
      onClose={onClose}
    >
      {named && <ChecklistBrief postId={post.id} />}
      {reviewers.field}
      <Field
        label="Comment"
        required={required}
        error={question.error}
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
