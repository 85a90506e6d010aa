import type { ErrorCode } from "@broadsheet/contract/errors";
import type { Permission } from "@broadsheet/contract/permissions";
import { type PostAction, type PostStatus, postActions } from "@broadsheet/contract/posts";
import { type Actor, can } from "../kernel/actor.ts";

/** What the rules look at. */
export interface PostState {
  status: PostStatus;
  /** Readers see a snapshot of it. */
  live: boolean;
  /** It is live and its working copy is newer than what readers see. */
  hasChanges: boolean;
  deleted: boolean;
  /** A time is set at which readers lose it. */
  leaves: boolean;
  authorIds: readonly string[];
}

export interface PublicationRules {
  reviewRequired: boolean;
}

/** The workflow's state after a step, or the error that says why the step cannot be taken. */
export type Step = { ok: true; status: PostStatus } | { ok: false; code: ErrorCode };

type Area = "read" | "comment" | "suggest" | "edit" | "submit" | "publish" | "archive" | "delete";

/** True when the actor stands on the byline: what `own` means in permissions. */
export function owns(actor: Actor, post: Pick<PostState, "authorIds">): boolean {
  return actor.kind === "user" && post.authorIds.includes(actor.authorId);
}

function may(actor: Actor, area: Area, post: PostState): boolean {
  const any: Permission = `post:${area}:any`;
  const own: Permission = `post:${area}:own`;
  return can(actor, any) || (owns(actor, post) && can(actor, own));
}

/** Whether the post exists for this actor; if not, every answer is NOT_FOUND. */
export function maySee(actor: Actor, post: PostState): boolean {
  return may(actor, "read", post);
}

/** Whether the post is the actor's to give to readers, or to take from them. */
export function mayPublish(actor: Actor, post: PostState): boolean {
  return maySee(actor, post) && may(actor, "publish", post);
}

/** True when this actor needs somebody's approval before publishing. Reviewers do not: the approval would be theirs to give. */
export function needsApproval(actor: Actor, rules: PublicationRules): boolean {
  return rules.reviewRequired && !can(actor, "post:review");
}

const permitted: Record<PostAction, (actor: Actor, post: PostState) => boolean> = {
  edit: (actor, post) => may(actor, "edit", post),
  suggest: (actor, post) => may(actor, "suggest", post),
  // Whoever may not be told apart by an account has nothing to say in a conversation.
  comment: (actor, post) => actor.kind === "user" && may(actor, "comment", post),
  request_review: (actor, post) => may(actor, "submit", post),
  withdraw: (actor, post) => may(actor, "submit", post),
  approve: (actor) => can(actor, "post:review"),
  request_changes: (actor) => can(actor, "post:review"),
  schedule: (actor, post) => may(actor, "publish", post),
  unschedule: (actor, post) => may(actor, "publish", post),
  schedule_unpublish: (actor, post) => may(actor, "publish", post),
  cancel_unpublish: (actor, post) => may(actor, "publish", post),
  publish: (actor, post) => may(actor, "publish", post),
  unpublish: (actor, post) => may(actor, "publish", post),
  archive: (actor, post) => may(actor, "archive", post),
  restore: (actor, post) => may(actor, "archive", post),
  discard_changes: (actor, post) => may(actor, "edit", post),
  // Taking a live post away from readers asks for more than deleting a draft does.
  delete: (actor, post) => may(actor, "delete", post) && (!post.live || may(actor, "publish", post)),
  undelete: (actor, post) => may(actor, "delete", post),
  purge: (actor, post) => may(actor, "delete", post),
  assign_authors: (actor) => can(actor, "post:assign-authors"),
};

/** Where a post rests when nothing is going on with it. */
const resting = (post: PostState): PostStatus => (post.live ? "published" : "draft");

const unpublished: readonly PostStatus[] = [
  "draft",
  "in_review",
  "changes_requested",
  "approved",
  "scheduled",
];

/** The state a step leads to from the present one, or null where it makes no sense; who takes it is not looked at. */
function destination(post: PostState, action: PostAction, rules: PublicationRules): PostStatus | null {
  const { status, live, hasChanges } = post;
  const from = (...states: PostStatus[]) => states.includes(status);
  /** Something that readers do not have yet. */
  const unseen = from(...unpublished) || hasChanges;
  switch (action) {
    case "comment":
      return status;
    case "edit":
    case "suggest":
      return from("archived") ? null : status;
    case "request_review":
      return from("draft", "changes_requested") || (from("published") && hasChanges) ? "in_review" : null;
    case "withdraw":
      return from("in_review") ? resting(post) : null;
    case "approve":
      return from("in_review") ? "approved" : null;
    case "request_changes":
      return from("in_review", "approved") ? "changes_requested" : null;
    case "schedule":
      return unseen ? "scheduled" : null;
    case "unschedule":
      if (!from("scheduled")) return null;
      return rules.reviewRequired ? "approved" : resting(post);
    case "schedule_unpublish":
      return live || from("scheduled") ? status : null;
    case "cancel_unpublish":
      return post.leaves ? status : null;
    case "publish":
      return unseen ? "published" : null;
    case "unpublish":
      return live ? "draft" : null;
    case "archive":
      return from("archived") ? null : "archived";
    case "restore":
      return from("archived") ? "draft" : null;
    case "discard_changes":
      return hasChanges || (live && !from("published")) ? "published" : null;
    case "delete":
      return from("archived") ? "archived" : "draft";
    case "assign_authors":
      return status;
    case "undelete":
    case "purge":
      return null;
  }
}

/**
 * The state machine of the workflow: what an action does to a post when this actor takes it now.
 *
 * A post in the bin can only be taken out or destroyed; otherwise `destination` says which steps exist, `permitted` who may take them, and a
 * publication that requires review lets only reviewers publish what has not been approved.
 */
export function step(actor: Actor, post: PostState, action: PostAction, rules: PublicationRules): Step {
  if (!maySee(actor, post)) return { ok: false, code: "NOT_FOUND" };
  if (!permitted[action](actor, post)) return { ok: false, code: "FORBIDDEN" };
  if (post.deleted || action === "undelete" || action === "purge") {
    const possible = post.deleted && (action === "undelete" || action === "purge");
    return possible ? { ok: true, status: post.status } : { ok: false, code: "TRANSITION_NOT_ALLOWED" };
  }
  const status = destination(post, action, rules);
  if (status === null) return { ok: false, code: "TRANSITION_NOT_ALLOWED" };
  if (action === "publish" || action === "schedule") {
    const approved = post.status === "approved" || post.status === "scheduled";
    if (!approved && needsApproval(actor, rules)) return { ok: false, code: "REVIEW_REQUIRED" };
  }
  return { ok: true, status };
}

/**
 * The state after somebody changed the working copy. An approval was for what was approved: it is lost with a change by anybody who
 * could not have given it, and with it a schedule. Elsewhere editing changes nothing.
 */
export function statusAfterEdit(actor: Actor, post: PostState, rules: PublicationRules): PostStatus {
  const hadApproval = post.status === "approved" || post.status === "scheduled";
  return hadApproval && needsApproval(actor, rules) ? resting(post) : post.status;
}

/** How this actor works on the text: by changing it or, where only that is theirs, by comments and suggestions in it. */
export function editingAction(actor: Actor, post: PostState, rules: PublicationRules): "edit" | "suggest" {
  const mayOnlySuggest = !step(actor, post, "edit", rules).ok && step(actor, post, "suggest", rules).ok;
  return mayOnlySuggest ? "suggest" : "edit";
}

/** Everything this actor may do with the post now: the buttons of the editor. */
export function allowedActions(actor: Actor, post: PostState, rules: PublicationRules): PostAction[] {
  return postActions.filter((action) => step(actor, post, action, rules).ok);
}
