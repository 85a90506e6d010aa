import type { CalendarEntry, CalendarEvent } from "@broadsheet/contract/calendar";
import { toWallClock } from "@broadsheet/ui/zoned-time";
import { CircleCheck, CircleX, Globe, type LucideIcon, RefreshCw } from "lucide-react";

interface EventLook {
  label: string;
  icon: LucideIcon;
  classes: string;
}

export const eventLooks: Readonly<Record<CalendarEvent, EventLook>> = {
  publish: { label: "Goes out", icon: Globe, classes: "border-accent/40 bg-accent-soft text-accent-strong" },
  update: {
    label: "Changes go out",
    icon: RefreshCw,
    classes: "border-violet/40 bg-violet-soft text-violet",
  },
  unpublish: {
    label: "Leaves the site",
    icon: CircleX,
    classes: "border-danger/40 bg-danger-soft text-danger-strong",
  },
  published: { label: "Went out", icon: CircleCheck, classes: "border-line bg-surface text-ink-soft" },
};

export const timeOf = ({ at }: Pick<CalendarEntry, "at">, zone: string) => toWallClock(at, zone).slice(11);
export const titleOfEntry = ({ title }: { title: string }) => title || "Untitled";
export const keyOf = ({ postId, event }: CalendarEntry) => `${postId}-${event}`;

/** The step by which this entry gets another time; null where it is not the person's to move. */
export function movingStep({ event, actions }: CalendarEntry): "schedule" | "schedule_unpublish" | null {
  if (event === "published") return null;
  const step = event === "unpublish" ? "schedule_unpublish" : "schedule";
  return actions.includes(step) ? step : null;
}
