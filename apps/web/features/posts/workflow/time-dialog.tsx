"use client";
import { DateTimeInput } from "@broadsheet/ui/date-time-input";
import { Field } from "@broadsheet/ui/field";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { ChecklistBrief } from "../checklist/checklist-brief.tsx";
import { useQuestion } from "./use-question.ts";
import type { StepDetails, WorkflowPost } from "./use-workflow.tsx";

interface TimeDialogProps {
  post: Pick<WorkflowPost, "id" | "live" | "scheduledAt" | "unpublishAt">;
  action: "schedule" | "schedule_unpublish";
  /** Filled in where the post has no time yet. Default: the next full hour, and a week later for an end. */
  suggested?: string;
  onClose: () => void;
  onSubmit: (details: StepDetails) => Promise<void>;
}

/** The next full hour, at least half an hour away; so many days later. */
function suggestedTime(daysLater = 0): string {
  const time = new Date(Date.now() + 90 * 60_000);
  time.setUTCMinutes(0, 0, 0);
  time.setUTCDate(time.getUTCDate() + daysLater);
  return time.toISOString();
}

/** Asks when a post goes out, or when readers lose it, on the clock of the publication. */
export function TimeDialog({ post, action, suggested, onClose, onSubmit }: TimeDialogProps) {
  const { publication } = useStudio();
  const ending = action === "schedule_unpublish";
  const [at, setAt] = useState<string | null>(
    () => (ending ? post.unpublishAt : post.scheduledAt) ?? suggested ?? suggestedTime(ending ? 7 : 0),
  );
  const question = useQuestion(() => {
    if (!at) return "Choose a date and a time";
    if (Date.parse(at) <= Date.now()) return "Choose a time that is still to come";
    return onSubmit({ at });
  });
  const going = post.live
    ? "Readers see the published version until then, and the new one from then on."
    : "It is published by itself at this time.";
  const holding = "If something stands in its way by then, it is held back, and you are told.";
  const words = ending
    ? {
        title: "Schedule the end",
        description: "At this time readers cannot see it any more; it becomes a draft again by itself.",
        label: "Leave the site at",
      }
    : { title: "Schedule", description: `${going} ${holding}`, label: "Publish at" };
  return (
    <FormDialog
      title={words.title}
      description={words.description}
      submitLabel={words.title}
      busy={question.busy}
      onSubmit={question.submit}
      onClose={onClose}
    >
      {!ending && <ChecklistBrief postId={post.id} />}
      <Field label={words.label} required error={question.error} hint="In the publication's time zone.">
        <DateTimeInput autoFocus value={at} onValueChange={setAt} timeZone={publication.timezone} />
      </Field>
    </FormDialog>
  );
}
