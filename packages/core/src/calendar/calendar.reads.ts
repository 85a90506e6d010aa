import type { AuthorRef } from "@broadsheet/contract/authors";
import type { BundleRef } from "@broadsheet/contract/bundle-ref";
import type { Calendar, CalendarEntry, CalendarInput, UndatedEntry } from "@broadsheet/contract/calendar";
import type { Page } from "@broadsheet/contract/paging";
import type { PostAction } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { posts, postWorkingCopies, undatedPosts } from "@broadsheet/db/schema";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { ActorContext } from "../kernel/context.ts";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";
import { bundleOfPost } from "../posts/bundle-of-post.reads.ts";
import { allowedActions } from "../posts/post.policy.ts";
import { visibleTo, writtenBy } from "../posts/post.reads.ts";
import { summaryColumns } from "../posts/post-columns.ts";

const mostEntries = 500;

const columns = {
  postId: posts.id,
  kind: posts.kind,
  title: postWorkingCopies.title,
  status: posts.status,
  version: postWorkingCopies.version,
  authors: summaryColumns.authors,
  live: posts.live,
  liveVersion: posts.liveVersion,
  scheduledAt: posts.scheduledAt,
  unpublishAt: posts.unpublishAt,
};

const workingCopyOfPost = and(
  eq(postWorkingCopies.publicationId, posts.publicationId),
  eq(postWorkingCopies.postId, posts.id),
);

interface Filters {
  authorId?: string | undefined;
  tagId?: string | undefined;
  status?: CalendarInput["status"];
}

const matching = (ctx: ActorContext, { authorId, tagId, status }: Filters): SQL | undefined =>
  and(
    eq(posts.publicationId, ctx.publication.id),
    isNull(posts.deletedAt),
    visibleTo(ctx.actor),
    status && inArray(posts.status, status),
    authorId ? writtenBy(authorId) : undefined,
    tagId ? sql`${postWorkingCopies.settings} -> 'tagIds' ? ${tagId}` : undefined,
  );

/** Everything that happens to posts within a time, earliest first, in one statement: one index answers each kind of event. */
export async function readCalendar(tx: Tx, ctx: ActorContext, input: CalendarInput): Promise<Calendar> {
  const { from, to, ...filters } = input;
  const during = (event: SQL, column: SQL | typeof posts.scheduledAt, more: SQL) =>
    tx
      .select({
        ...columns,
        bundle: bundleOfPost.as("bundle"),
        event: sql<CalendarEntry["event"]>`${event}`.as("event"),
        at: sql<string>`${column}`.mapWith(posts.scheduledAt).as("at"),
      })
      .from(posts)
      .innerJoin(postWorkingCopies, workingCopyOfPost)
      .where(and(matching(ctx, filters), more, sql`${column} >= ${from} and ${column} < ${to}`));
  const goingOut = sql`case when ${posts.live} then 'update' else 'publish' end`;
  const rows = await during(goingOut, posts.scheduledAt, sql`${posts.status} = 'scheduled'`)
    .unionAll(during(sql`'unpublish'`, sql`${posts.unpublishAt}`, sql`${posts.unpublishAt} is not null`))
    .unionAll(
      during(
        sql`'published'`,
        sql`${posts.publishedAt}`,
        sql`${posts.live} and ${posts.kind} in ('post', 'page')`,
      ),
    )
    .orderBy(sql`"at"`, sql`"id"`)
    .limit(mostEntries + 1);
  const entries = rows.slice(0, mostEntries).map(({ live, liveVersion, ...row }) => ({
    ...row,
    actions: timingActions(ctx, { ...row, live, liveVersion }),
  }));
  return { entries, more: rows.length > mostEntries };
}

/** Drafts and approved posts without a date, last changed first. */
export async function listUndated(
  tx: Tx,
  ctx: ActorContext,
  { cursor, limit, ...filters }: Filters & { cursor?: string | undefined; limit: number },
): Promise<Page<UndatedEntry>> {
  const after = decodeCursor(cursor, instantAndId);
  const column = postWorkingCopies.updatedAt;
  const rows = await tx
    .select({ ...columns, updatedAt: postWorkingCopies.updatedAt })
    .from(posts)
    .innerJoin(postWorkingCopies, workingCopyOfPost)
    .where(
      and(
        matching(ctx, filters),
        undatedPosts(posts),
        after ? sql`(${column}, ${posts.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(descending(column), descending(postWorkingCopies.postId))
    .limit(limit + 1);
  return pageFrom(
    rows,
    limit,
    (row) => [row.updatedAt, row.postId],
    ({ live, liveVersion, scheduledAt: _, unpublishAt, ...row }) => ({
      ...row,
      actions: timingActions(ctx, { ...row, live, liveVersion, unpublishAt, bundle: null }),
    }),
  );
}

const timing: ReadonlySet<PostAction> = new Set([
  "schedule",
  "unschedule",
  "schedule_unpublish",
  "cancel_unpublish",
]);

interface Timed {
  status: CalendarEntry["status"];
  live: boolean;
  liveVersion: number | null;
  version: number;
  unpublishAt: string | null;
  authors: AuthorRef[];
  bundle: BundleRef | null;
}

/** What the actor may do about a post's times; nothing where a scheduled bundle says when. */
function timingActions(ctx: ActorContext, post: Timed): PostAction[] {
  if (post.bundle?.status === "scheduled") return [];
  const state = {
    status: post.status,
    live: post.live,
    hasChanges: post.live && post.liveVersion !== post.version,
    deleted: false,
    leaves: post.unpublishAt !== null,
    authorIds: post.authors.map(({ id }) => id),
  };
  return allowedActions(ctx.actor, state, ctx.publication.settings).filter((action) => timing.has(action));
}
