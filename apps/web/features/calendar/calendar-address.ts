import type { PostStatus } from "@broadsheet/contract/posts";
import { postStatuses } from "@broadsheet/contract/vocabulary";
import type { Day, View } from "./days.ts";

/** Which posts the calendar shows. */
export interface Filters {
  authorId?: string;
  tagId?: string;
  status?: PostStatus[];
}

/** What the calendar shows, as its address says it. */
export interface CalendarState {
  view: View;
  day: Day;
  filters: Filters;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A day of the years that a calendar can go through without reaching the ends of what a date can hold. */
function readDay(value: string | null): Day | null {
  if (!value || !/^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}

/** Reads an address; what makes no sense there is left out. Without a day it is today. */
export function readCalendarState(params: URLSearchParams, today: Day): CalendarState {
  const [author, tag] = [params.get("author") ?? "", params.get("tag") ?? ""];
  const status = postStatuses.find((each) => each === params.get("status"));
  return {
    view: params.get("view") === "week" ? "week" : "month",
    day: readDay(params.get("day")) ?? today,
    filters: {
      ...(uuid.test(author) ? { authorId: author } : {}),
      ...(uuid.test(tag) ? { tagId: tag } : {}),
      ...(status ? { status: [status] } : {}),
    },
  };
}

/** The query of an address, "" for this month and all posts. */
export function writeCalendarState({ view, day, filters }: CalendarState, today: Day): string {
  const params = new URLSearchParams();
  const set = (key: string, value: string | undefined) => value && params.set(key, value);
  set("view", view === "week" ? view : undefined);
  set("day", day === today ? undefined : day);
  set("author", filters.authorId);
  set("tag", filters.tagId);
  set("status", filters.status?.[0]);
  const query = params.toString();
  return query && `?${query}`;
}
