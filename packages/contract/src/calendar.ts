import { z } from "zod";
import { authorRef } from "./authors.ts";
import { bundleRef } from "./bundle-ref.ts";
import { pageInput, pageOf } from "./paging.ts";
import { postAction, postKind, postStatus, postStatuses } from "./posts.ts";
import { id, instant } from "./primitives.ts";

/** What happens to a post at a time: it goes out, its changes do, it leaves the site; or it went out. */
export const calendarEvents = ["publish", "update", "unpublish", "published"] as const;
export const calendarEvent = z.enum(calendarEvents);
export type CalendarEvent = z.infer<typeof calendarEvent>;

const entryFields = {
  postId: id,
  kind: postKind,
  title: z.string(),
  status: postStatus,
  version: z.number().int(),
  authors: z.array(authorRef),
  /** What the caller may do with the post now, as far as times are concerned. */
  actions: z.array(postAction),
};

export const calendarEntry = z.object({
  ...entryFields,
  event: calendarEvent,
  at: instant,
  scheduledAt: instant.nullable(),
  unpublishAt: instant.nullable(),
  bundle: bundleRef.nullable(),
});
export type CalendarEntry = z.infer<typeof calendarEntry>;

const filters = {
  authorId: id.optional(),
  tagId: id.optional(),
  status: z.array(postStatus).max(postStatuses.length).optional(),
};

/** More than any view shows at once. */
const mostDays = 62;
export const calendarInput = z.object({ from: instant, to: instant, ...filters }).refine(
  ({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    return days > 0 && days <= mostDays;
  },
  { error: `Ask for at most ${mostDays} days`, path: ["to"] },
);
export type CalendarInput = z.infer<typeof calendarInput>;
export const calendarOutput = z.object({
  entries: z.array(calendarEntry),
  /** There are more than are shown. */
  more: z.boolean(),
});
export type Calendar = z.infer<typeof calendarOutput>;

/** Posts that have no date yet: what could be put on a day. */
export const undatedInput = pageInput.extend({ authorId: id.optional(), tagId: id.optional() });
export const undatedEntry = z.object({ ...entryFields, updatedAt: instant });
export type UndatedEntry = z.infer<typeof undatedEntry>;
export const undatedOutput = pageOf(undatedEntry);
