import type { Notification } from "@broadsheet/contract/notifications";

type Told = Pick<Notification, "kind" | "postTitle" | "actorName" | "decision">;

/** A notification as one sentence, for mails; the studio has its own words in `features/notifications`. */
export function sentenceOf({ kind, postTitle, actorName, decision }: Told): string {
  const who = actorName ?? "Somebody";
  const post = `“${postTitle}”`;
  switch (kind) {
    case "mentioned":
      return `${who} mentioned you in ${post}`;
    case "reply":
      return `${who} replied in a conversation about ${post}`;
    case "comment":
      return `${who} commented on ${post}`;
    case "review_requested":
      return `${who} asks for a review of ${post}`;
    case "review_decided":
      return decision === "approved" ? `${who} approved ${post}` : `${who} asks for changes in ${post}`;
    case "published":
      return `${post} is published`;
    case "held":
      return `${post} was held back at its time`;
  }
}
