import { AppError } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import type { Page } from "@broadsheet/contract/paging";
import type { Tx } from "@broadsheet/db/connection";
import { authors, media, posts, postWorkingCopies, publications, tags } from "@broadsheet/db/schema";
import { and, eq, ilike, like, or, sql } from "drizzle-orm";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";
import { descending } from "../kernel/order.ts";
import { findMedia } from "./picture.reads.ts";

/** A row as the contract has it: its address is its storage key below the site's root. */
export function toMedia(row: typeof media.$inferSelect): Media {
  const { id, fileName, contentType, bytes, width, height, alt, placeholder, createdAt } = row;
  const focal = { x: row.focalX, y: row.focalY };
  const url = `/${row.storageKey}`;
  return { id, url, fileName, contentType, bytes, width, height, alt, focal, placeholder, createdAt };
}

/** Files, newest first. */
export async function listMedia(
  tx: Tx,
  publicationId: string,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<Page<Media>> {
  const after = decodeCursor(input.cursor, instantAndId);
  const pattern = input.q && containing(input.q);
  const rows = await tx
    .select()
    .from(media)
    .where(
      and(
        eq(media.publicationId, publicationId),
        pattern ? or(ilike(media.fileName, pattern), ilike(media.alt, pattern)) : undefined,
        after
          ? sql`(${media.createdAt}, ${media.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(descending(media.createdAt), descending(media.id))
    .limit(input.limit + 1);
  return pageFrom(rows, input.limit, (row) => [row.createdAt, row.id], toMedia);
}

/** One file's row, or NOT_FOUND. */
export async function requireMedia(
  tx: Tx,
  publicationId: string,
  id: string,
): Promise<typeof media.$inferSelect> {
  const row = await findMedia(tx, publicationId, id);
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** The file with this content, if it is there already. */
export async function findMediaByContent(
  tx: Tx,
  publicationId: string,
  digest: string,
): Promise<typeof media.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(media)
    .where(and(eq(media.publicationId, publicationId), eq(media.sha256, digest)));
  return row;
}

/** Posts that show a file, to readers or in their working copy. Looks through all documents, so it is for rare questions only. */
export async function countUses(tx: Tx, publicationId: string, storageKey: string): Promise<number> {
  const pattern = `%/${storageKey}%`;
  const shows = (
    column:
      | typeof posts.document
      | typeof posts.settings
      | typeof postWorkingCopies.document
      | typeof postWorkingCopies.settings,
  ) => sql`${column}::text like ${pattern}`;
  const [row] = await tx
    .select({ uses: sql<number>`count(*)::int` })
    .from(posts)
    .innerJoin(
      postWorkingCopies,
      and(eq(postWorkingCopies.publicationId, posts.publicationId), eq(postWorkingCopies.postId, posts.id)),
    )
    .where(
      and(
        eq(posts.publicationId, publicationId),
        or(
          shows(posts.document),
          shows(posts.settings),
          shows(postWorkingCopies.document),
          shows(postWorkingCopies.settings),
        ),
      ),
    );
  return row?.uses ?? 0;
}

/** Whether a file is the publication's logo or icon, or the picture of an author or tag. */
export async function isEmblem(tx: Tx, publicationId: string, storageKey: string): Promise<boolean> {
  const ends = `%/${storageKey}`;
  const found = await Promise.all([
    tx.$count(
      publications,
      and(eq(publications.id, publicationId), sql`${publications.settings}::text like ${`${ends}"%`}`),
    ),
    tx.$count(authors, and(eq(authors.publicationId, publicationId), like(authors.avatarUrl, ends))),
    tx.$count(tags, and(eq(tags.publicationId, publicationId), like(tags.imageUrl, ends))),
  ]);
  return found.some((uses) => uses > 0);
}
