import type { Author } from "@broadsheet/contract/authors";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { authors, postAuthors } from "@broadsheet/db/schema";
import { and, asc, eq, ilike, sql } from "drizzle-orm";
import { countLive } from "../kernel/count-live.ts";
import { decodeCursor, pageFrom, textAndId } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";

// A select from one table leaves its columns unqualified, also inside sql: what is nested is therefore written out.
const columns = {
  id: authors.id,
  name: authors.name,
  slug: authors.slug,
  bio: authors.bio,
  avatarUrl: authors.avatarUrl,
  website: authors.website,
  version: authors.version,
  postCount: countLive(
    "post_authors",
    sql`post_authors.author_id = authors.id and post_authors.publication_id = authors.publication_id`,
  ),
  onStaff: sql<boolean>`exists (
    select from memberships
    where memberships.publication_id = authors.publication_id and memberships.author_id = authors.id
  )`,
};
const sortName = sql<string>`lower(${authors.name})`;

/** Authors by name. */
export async function listAuthors(
  tx: Tx,
  publicationId: string,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<Page<Author>> {
  const after = decodeCursor(input.cursor, textAndId);
  const rows = await tx
    .select({ ...columns, sortName })
    .from(authors)
    .where(
      and(
        eq(authors.publicationId, publicationId),
        input.q ? ilike(authors.name, containing(input.q)) : undefined,
        after ? sql`(${sortName}, ${authors.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(sortName), asc(authors.id))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.sortName, row.id],
    ({ sortName: _, ...author }) => author,
  );
}

/** One author, or NOT_FOUND. */
export async function requireAuthor(tx: Tx, publicationId: string, id: string): Promise<Author> {
  const [row] = await tx
    .select(columns)
    .from(authors)
    .where(and(eq(authors.publicationId, publicationId), eq(authors.id, id)));
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Slugs like `base` that are in use, for choosing a free one. */
export async function takenAuthorSlugs(tx: Tx, publicationId: string, base: string): Promise<Set<string>> {
  const rows = await tx
    .select({ slug: authors.slug })
    .from(authors)
    .where(and(eq(authors.publicationId, publicationId), sql`starts_with(${authors.slug}, ${base})`));
  return new Set(rows.map((row) => row.slug));
}

/** Posts, in whatever state, on whose byline the author stands. */
export async function countPostsOf(tx: Tx, publicationId: string, authorId: string): Promise<number> {
  return tx.$count(
    postAuthors,
    and(eq(postAuthors.publicationId, publicationId), eq(postAuthors.authorId, authorId)),
  );
}
