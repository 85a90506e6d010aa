import { Archive, CalendarClock, Check, Globe, MessageSquareWarning, PenLine, ScanEye } from "lucide-react";
import type { ComponentType } from "react";
import { Badge, type BadgeTone } from "./badge.tsx";

/** The states of the post workflow. */
export type PostStatus =
  | "draft"
  | "in_review"
  | "changes_requested"
  | "approved"
  | "scheduled"
  | "published"
  | "archived";

interface StatusLook {
  label: string;
  tone: BadgeTone;
  icon: ComponentType<{ "aria-hidden"?: boolean }>;
}

export const postStatusLook: Readonly<Record<PostStatus, StatusLook>> = {
  draft: { label: "Draft", tone: "neutral", icon: PenLine },
  in_review: { label: "In review", tone: "warning", icon: ScanEye },
  changes_requested: { label: "Changes requested", tone: "notice", icon: MessageSquareWarning },
  approved: { label: "Approved", tone: "accent", icon: Check },
  scheduled: { label: "Scheduled", tone: "violet", icon: CalendarClock },
  published: { label: "Published", tone: "success", icon: Globe },
  archived: { label: "Archived", tone: "outline", icon: Archive },
};

/** A post's state by colour, icon and word, so that none of them has to be enough. */
export function StatusBadge({ status, className }: { status: PostStatus; className?: string }) {
  const { label, tone, icon: Icon } = postStatusLook[status];
  return (
    <Badge tone={tone} {...(className ? { className } : {})}>
      <Icon aria-hidden />
      {label}
    </Badge>
  );
}
