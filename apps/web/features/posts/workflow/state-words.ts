import type { PostDetail, PostReview } from "@broadsheet/contract/posts";

export interface StateWords {
  /** The state the post is in. */
  now: string;
  /** What happens next, and who does it. */
  next: string;
}

export type DescribedPost = Pick<
  PostDetail,
  | "kind"
  | "status"
  | "live"
  | "hasChanges"
  | "publishedAt"
  | "scheduledAt"
  | "unpublishAt"
  | "scheduledBy"
  | "bundle"
  | "deletedAt"
  | "actions"
  | "reviews"
>;

/** Says in plain words where a post stands. `when` writes an instant in the publication's time zone. */
export function describeState(post: DescribedPost, when: (iso: string) => string): StateWords {
  const { now, next } = describeStatus(post, when);
  const leaves = post.unpublishAt ? `It leaves the site on ${when(post.unpublishAt)}.` : "";
  const bundle = post.bundle ? `It waits in the bundle “${post.bundle.name}”.` : "";
  return { now, next: join(next, leaves, bundle) };
}

function describeStatus(post: DescribedPost, when: (iso: string) => string): StateWords {
  const can = (action: PostDetail["actions"][number]) => post.actions.includes(action);
  const readers = post.live ? "Readers keep seeing the published version until then." : "";
  if (post.deletedAt)
    return {
      now: `In the bin since ${when(post.deletedAt)}.`,
      next: can("undelete") ? "Take it out to go on working on it." : "Nobody can edit it there.",
    };
  switch (post.status) {
    case "draft":
      return { now: "A draft: only the staff sees it.", next: nextForDraft(can) };
    case "in_review": {
      const asked = last(post.reviews, "requested");
      return {
        now: asked ? `In review since ${when(asked.createdAt)}${by(asked)}.` : "In review.",
        next: join(
          can("approve")
            ? "Approve it, or say what should change."
            : "A reviewer approves it or asks for changes.",
          readers,
        ),
      };
    }
    case "changes_requested": {
      const review = last(post.reviews, "changes_requested");
      return {
        now: review
          ? `Changes were asked for${by(review)}: “${short(review.comment)}”`
          : "Changes were asked for.",
        next: join("Make the changes, then ask for a review again.", readers),
      };
    }
    case "approved": {
      const review = last(post.reviews, "approved");
      return {
        now: `Approved${review ? `${by(review)} on ${when(review.createdAt)}` : ""}.`,
        next: can("publish")
          ? join("Publish it now or schedule it.", readers)
          : join("An editor publishes it.", readers),
      };
    }
    case "scheduled":
      return {
        now: post.scheduledAt
          ? `${post.live ? "Its changes are scheduled" : "Scheduled"} for ${when(post.scheduledAt)}${post.scheduledBy ? ` by ${post.scheduledBy}` : ""}.`
          : "Scheduled.",
        next: join(
          post.bundle?.status === "scheduled"
            ? "It goes out then with its bundle."
            : "It is published then by itself.",
          readers,
        ),
      };
    case "published": {
      const since = post.publishedAt ? ` since ${when(post.publishedAt)}` : "";
      if (!post.hasChanges) return { now: `On the site${since}. Readers see this version.`, next: "" };
      return {
        now: `On the site${since}, with changes that readers do not see yet.`,
        next: can("publish")
          ? "Publish the changes when they are ready."
          : can("request_review")
            ? "Ask for a review of the changes when they are ready."
            : "",
      };
    }
    case "archived":
      return {
        now: "In the archive: readers do not see it, and it cannot be edited.",
        next: can("restore") ? "Take it out to make it a draft again." : "",
      };
  }
}

function nextForDraft(can: (action: PostDetail["actions"][number]) => boolean): string {
  if (can("publish")) return "Publish it when it is ready.";
  if (can("request_review")) return "Ask for a review when it is ready.";
  return "";
}

const last = (reviews: readonly PostReview[], action: PostReview["action"]) =>
  reviews.findLast((review) => review.action === action);
const by = ({ actorName }: PostReview) => (actorName ? ` by ${actorName}` : "");
const short = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text);
const join = (...parts: string[]) => parts.filter(Boolean).join(" ");
