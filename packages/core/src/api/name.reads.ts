import type { ApiListInput } from "@broadsheet/contract/api";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { authors, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { decodeCursor, pageFrom, textAndId } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";
import { liveIn, type SiteScope } from "../site/scope.ts";
import type { SiteAuthor, SiteTag } from "../site/tag-and-author.reads.ts";

interface Names {
  tag: SiteTag;
  author: SiteAuthor;
}

const common = {
  id: sql<string>`n.id`,
  name: sql<string>`n.name`,
  slug: sql<string>`n.slug`,
  postCount: sql<number>`live.count`,
};
const columns = {
  tag: {
    ...common,
    description: sql<string>`n.description`,
    imageUrl: sql<string | null>`n.image_url`,
  },
  author: {
    ...common,
    bio: sql<string>`n.bio`,
    avatarUrl: sql<string | null>`n.avatar_url`,
    website: sql<string | null>`n.website`,
  },
};
const sortName = sql<string>`lower(n.name)`;

/** Names that at least one live post carries, as `n`, with the number of those posts. */
function named(scope: SiteScope, what: keyof Names): SQL {
  const [table, link, column] = (
    what === "tag" ? ["tags", "post_tags", "tag_id"] : ["authors", "post_authors", "author_id"]
  ).map((name) => sql.raw(name)) as [SQL, SQL, SQL];
  // Counted for all in one pass: one look-up a post and name costs several times as much.
  return sql`${table} n join (
    select link.${column} as id, count(*)::int as count from ${link} link
    join posts on posts.publication_id = link.publication_id and posts.id = link.post_id
    where link.publication_id = ${scope.publicationId} and ${liveIn(scope, "post")}
    group by link.${column}
  ) live on live.id = n.id`;
}

function wanted(scope: SiteScope, input: ApiListInput): SQL {
  const after = decodeCursor(input.cursor, textAndId);
  const pattern = input.q && containing(input.q);
  const conditions = [sql`n.publication_id = ${scope.publicationId}`];
  if (pattern) conditions.push(sql`n.name ilike ${pattern}`);
  if (after) conditions.push(sql`(${sortName}, n.id) > (${after[0]}, ${after[1]}::uuid)`);
  return sql.join(conditions, sql` and `);
}

/** Tags or authors of live posts, by name. */
export async function listLiveNames<What extends keyof Names>(
  tx: Tx,
  scope: SiteScope,
  what: What,
  input: ApiListInput,
): Promise<Page<Names[What]>> {
  const rows = (await tx
    .select({ ...columns[what], sortName })
    .from(named(scope, what))
    .where(wanted(scope, input))
    .orderBy(sortName, sql`n.id`)
    .limit(input.limit + 1)) as unknown as (Names[What] & { sortName: string })[];
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.sortName, row.id],
    ({ sortName: _, ...name }) => name as unknown as Names[What],
  );
}

/** One of them, or NOT_FOUND. */
export async function requireLiveName<What extends keyof Names>(
  tx: Tx,
  scope: SiteScope,
  what: What,
  id: string,
): Promise<Names[What]> {
  const [row] = await tx
    .select(columns[what])
    .from(named(scope, what))
    .where(sql`n.publication_id = ${scope.publicationId} and n.id = ${id}::uuid`);
  if (!row) throw new AppError("NOT_FOUND");
  return row as unknown as Names[What];
}

const idBySlug = { tag: tags, author: authors } as const;

/** The id behind a slug, live posts or not; null when there is none. */
export async function findIdBySlug(
  tx: Tx,
  publicationId: string,
  what: keyof typeof idBySlug,
  slug: string,
): Promise<string | null> {
  const table = idBySlug[what];
  const [row] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.publicationId, publicationId), eq(table.slug, slug)));
  return row?.id ?? null;
}

/** The post or page whose working copy has this slug; null when none has. */
export async function findPostIdBySlug(
  tx: Tx,
  publicationId: string,
  kind: "post" | "page",
  slug: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: postWorkingCopies.postId })
    .from(postWorkingCopies)
    .where(
      and(
        eq(postWorkingCopies.publicationId, publicationId),
        eq(postWorkingCopies.kind, kind),
        eq(postWorkingCopies.slug, slug),
      ),
    );
  return row?.id ?? null;
}
