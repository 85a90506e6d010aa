import type { PostAction, PostSummary } from "@broadsheet/contract/posts";
import {
  Archive,
  ArchiveRestore,
  CalendarClock,
  CalendarMinus,
  CalendarX,
  Check,
  EyeOff,
  Globe,
  type LucideIcon,
  MessageSquareWarning,
  ScanEye,
  Trash2,
  Undo2,
} from "lucide-react";

/** Steps that are taken by a button; editing and the byline have places of their own. */
export type WorkflowAction = Exclude<PostAction, "edit" | "suggest" | "comment" | "assign_authors">;

export function isWorkflowAction(action: PostAction): action is WorkflowAction {
  return !["edit", "suggest", "comment", "assign_authors"].includes(action);
}

/** How a step asks before it is taken. */
export type Asking =
  | { kind: "no" }
  | { kind: "confirm"; title: string; description: string; destructive?: boolean }
  | { kind: "comment"; title: string; description: string; required: boolean; named?: boolean }
  | { kind: "time" };

export interface ActionLook {
  label: string;
  icon: LucideIcon;
  destructive?: boolean;
  /** Said when it is done. */
  done: string;
}

/** What a step is called on this post. */
export function actionLook(action: WorkflowAction, post: Pick<PostSummary, "live" | "kind">): ActionLook {
  const what = post.kind;
  switch (action) {
    case "request_review":
      return { label: "Ask for a review", icon: ScanEye, done: "Review asked for" };
    case "withdraw":
      return { label: "Take back from review", icon: Undo2, done: "Taken back from review" };
    case "approve":
      return { label: "Approve", icon: Check, done: "Approved" };
    case "request_changes":
      return { label: "Ask for changes", icon: MessageSquareWarning, done: "Changes asked for" };
    case "schedule":
      return { label: "Schedule…", icon: CalendarClock, done: "Scheduled" };
    case "unschedule":
      return { label: "Cancel the schedule", icon: CalendarX, done: "The schedule is cancelled" };
    case "schedule_unpublish":
      return { label: "Schedule the end…", icon: CalendarMinus, done: "It leaves the site by itself" };
    case "cancel_unpublish":
      return { label: "Keep it on the site", icon: CalendarX, done: "It stays on the site" };
    case "publish":
      return post.live
        ? { label: "Publish changes", icon: Globe, done: "The changes are published" }
        : { label: "Publish", icon: Globe, done: "Published" };
    case "unpublish":
      return { label: "Unpublish", icon: EyeOff, done: `The ${what} is a draft again` };
    case "archive":
      return { label: "Archive", icon: Archive, done: "Archived" };
    case "restore":
      return { label: "Take out of the archive", icon: ArchiveRestore, done: "It is a draft again" };
    case "discard_changes":
      return { label: "Discard changes", icon: Undo2, destructive: true, done: "Back to what readers see" };
    case "delete":
      return { label: "Move to the bin", icon: Trash2, destructive: true, done: "Moved to the bin" };
    case "undelete":
      return { label: "Take out of the bin", icon: ArchiveRestore, done: "Taken out of the bin" };
    case "purge":
      return { label: "Delete for good", icon: Trash2, destructive: true, done: "Deleted" };
  }
}

/** The question before a step: always when readers notice it or something is lost. */
export function askingFor(
  action: WorkflowAction,
  post: Pick<PostSummary, "live" | "kind" | "title">,
): Asking {
  const what = post.kind;
  const name = post.title ? `“${post.title}”` : `This ${what}`;
  switch (action) {
    case "request_review":
      return {
        kind: "comment",
        title: "Ask for a review",
        description: `Reviewers see this ${what} in their list and approve it or ask for changes.`,
        required: false,
        named: true,
      };
    case "approve":
      return {
        kind: "comment",
        title: "Approve",
        description: "It can then be published or scheduled. Readers notice nothing yet.",
        required: false,
      };
    case "request_changes":
      return {
        kind: "comment",
        title: "Ask for changes",
        description: "The authors see what you write here beside their text.",
        required: true,
      };
    case "schedule":
    case "schedule_unpublish":
      return { kind: "time" };
    case "publish":
      return {
        kind: "confirm",
        title: post.live ? "Publish the changes?" : `Publish this ${what}?`,
        description: post.live
          ? "Readers see the new version at once. The present one is kept as a revision."
          : "Readers can see it at once.",
      };
    case "unpublish":
      return {
        kind: "confirm",
        title: `Take this ${what} off the site?`,
        description: `${name} becomes a draft, and its address answers “not found” until it is published again.`,
      };
    case "archive":
      return post.live
        ? {
            kind: "confirm",
            title: `Archive this ${what}?`,
            description: `${name} leaves the site. It is kept here and can be taken out of the archive.`,
          }
        : { kind: "no" };
    case "discard_changes":
      return {
        kind: "confirm",
        title: "Discard the changes?",
        description:
          "The text goes back to what readers see. What you discard is kept as a revision, so it can be restored.",
        destructive: true,
      };
    case "delete":
      return post.live
        ? {
            kind: "confirm",
            title: `Move this ${what} to the bin?`,
            description: `${name} leaves the site at once. It can be taken out of the bin again.`,
            destructive: true,
          }
        : { kind: "no" };
    case "purge":
      return {
        kind: "confirm",
        title: `Delete this ${what} for good?`,
        description: `${name}, its revisions and its reviews are destroyed. This cannot be undone.`,
        destructive: true,
      };
    case "withdraw":
    case "unschedule":
    case "cancel_unpublish":
    case "restore":
    case "undelete":
      return { kind: "no" };
  }
}

/** Which steps stand out as buttons in a state, the most likely one first; all others are in the menu. */
const likely: Readonly<Record<PostSummary["status"], readonly WorkflowAction[]>> = {
  draft: ["publish", "request_review", "schedule"],
  in_review: ["approve", "request_changes", "withdraw"],
  changes_requested: ["request_review", "publish"],
  approved: ["publish", "schedule"],
  scheduled: ["publish", "unschedule"],
  published: ["publish", "request_review"],
  archived: ["restore"],
};

export function arrangeActions(
  actions: readonly PostAction[],
  status: PostSummary["status"],
): { buttons: WorkflowAction[]; menu: WorkflowAction[] } {
  const possible = actions.filter(isWorkflowAction);
  const wanted: readonly WorkflowAction[] = ["undelete", ...likely[status]];
  const buttons = wanted.filter((action) => possible.includes(action)).slice(0, 2);
  return { buttons, menu: possible.filter((action) => !buttons.includes(action)) };
}
