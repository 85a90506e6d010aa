import { type Now, type NowPart, nowParts } from "@broadsheet/contract/post-lists";
import type { Tx } from "@broadsheet/db/connection";
import { posts, postWorkingCopies } from "@broadsheet/db/schema";
import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { UserActor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import { descending } from "../kernel/order.ts";
import { visibleTo, workingCopyOfPost, writtenBy } from "./post.reads.ts";
import { summaryColumns, toSummary } from "./post-columns.ts";
import { awaits } from "./post-list.reads.ts";

/** Posts of each list. */
const shown = 5;

/** What a person wants to know first: what waits for them, what they write, what goes out, what is out. One statement. */
export async function readNow(tx: Tx, ctx: Context & { actor: UserActor }): Promise<Now> {
  const { actor } = ctx;
  const mine = writtenBy(actor.authorId);
  const newest = [descending(postWorkingCopies.updatedAt), descending(postWorkingCopies.postId)];
  const part = (name: NowPart, where: (SQL | undefined)[], order: SQL[]) =>
    tx
      .select({ ...summaryColumns, part: sql<NowPart>`${name}::text`.as("part") })
      .from(posts)
      .innerJoin(postWorkingCopies, workingCopyOfPost)
      .where(
        and(eq(posts.publicationId, ctx.publication.id), isNull(posts.deletedAt), visibleTo(actor), ...where),
      )
      .orderBy(...order)
      .limit(shown + 1);
  const rows = await part("reviews", [awaits(actor)], newest)
    .unionAll(part("changesAsked", [eq(posts.status, "changes_requested"), mine], newest))
    .unionAll(part("drafts", [inArray(posts.status, ["draft", "approved"]), mine], newest))
    .unionAll(part("inReview", [eq(posts.status, "in_review"), mine], newest))
    .unionAll(part("scheduled", [eq(posts.status, "scheduled")], [sql`${posts.scheduledAt}`, asc(posts.id)]))
    .unionAll(
      part(
        "published",
        [eq(posts.live, true), isNotNull(posts.publishedAt)],
        [descending(posts.publishedAt), descending(posts.id)],
      ),
    );
  const listOf = (name: NowPart) => {
    const found = rows.filter((row) => row.part === name);
    return {
      items: found.slice(0, shown).map(({ part: _, ...row }) => toSummary(row)),
      more: found.length > shown,
    };
  };
  return Object.fromEntries(nowParts.map((name) => [name, listOf(name)])) as Now;
}
