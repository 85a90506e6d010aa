import type { MailTime, Notification, NotificationKind } from "@broadsheet/contract/notifications";
import {
  AtSign,
  CalendarX,
  CircleCheck,
  Globe,
  type LucideIcon,
  MessageSquare,
  MessageSquareWarning,
  MessagesSquare,
  ScanEye,
} from "lucide-react";

type Told = Pick<Notification, "kind" | "actorName" | "others" | "count" | "decision">;

/** What happened, before the title of the post it happened to. */
export function happening({ kind, actorName, others, count, decision }: Told): string {
  const name = actorName ?? "Somebody";
  const who = others === 0 ? name : `${name} and ${others === 1 ? "somebody else" : `${others} others`}`;
  const times = count > 1 ? ` ${count} times` : "";
  switch (kind) {
    case "mentioned":
      return `${who} mentioned you${times} in`;
    case "reply":
      return `${who} replied${times} in a conversation about`;
    case "comment":
      return `${who} commented${times} on`;
    case "review_requested":
      return `${who} asks for a review of`;
    case "review_decided":
      return decision === "approved" ? `${who} approved` : `${who} asks for changes in`;
    case "published":
      return actorName ? `${name} published` : "Published on schedule:";
    case "held":
      return "Held back at its time:";
  }
}

export function iconOf({ kind, decision }: Pick<Notification, "kind" | "decision">): LucideIcon {
  if (kind === "review_decided") return decision === "approved" ? CircleCheck : MessageSquareWarning;
  return {
    mentioned: AtSign,
    reply: MessagesSquare,
    comment: MessageSquare,
    review_requested: ScanEye,
    published: Globe,
    held: CalendarX,
  }[kind];
}

/** The kinds as somebody chooses mails for them. */
export const kindWords: Readonly<Record<NotificationKind, { label: string; description: string }>> = {
  mentioned: { label: "Mentions", description: "Somebody names you in a comment." },
  reply: { label: "Replies", description: "Somebody answers in a conversation you take part in." },
  comment: {
    label: "Comments on your posts",
    description: "Somebody comments on a post that carries your name.",
  },
  review_requested: { label: "Reviews asked of you", description: "A post waits for your approval." },
  review_decided: { label: "Decisions", description: "A post of yours was approved, or needs changes." },
  published: { label: "Publications", description: "A post of yours has reached its readers." },
  held: {
    label: "Posts held back",
    description: "At the time of a post of yours, or one you may publish, something stood in its way.",
  },
};

export const timeWords: Readonly<Record<MailTime, string>> = {
  immediately: "At once",
  daily: "Once a day",
  off: "Never",
};
