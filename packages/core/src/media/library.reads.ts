import type { MediaFolder, MediaUses } from "@broadsheet/contract/media-library";
import type { Tx } from "@broadsheet/db/connection";
import {
  media,
  mediaFolders,
  mediaUploads,
  mediaUses,
  posts,
  postWorkingCopies,
  snippetMediaUses,
  snippets,
} from "@broadsheet/db/schema";
import { and, asc, eq, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { ActorContext } from "../kernel/context.ts";
import { visibleTo, workingCopyOfPost } from "../posts/post.reads.ts";

/** All folders, by name. */
export function listFolders(tx: Tx, publicationId: string): Promise<MediaFolder[]> {
  return tx
    .select({ id: mediaFolders.id, parentId: mediaFolders.parentId, name: mediaFolders.name })
    .from(mediaFolders)
    .where(eq(mediaFolders.publicationId, publicationId))
    .orderBy(asc(sql`lower(${mediaFolders.name})`), asc(mediaFolders.id));
}

/** Posts of which the names are told. */
const shownPosts = 50;

const usesOf = (publicationId: string, sha256: string) =>
  and(eq(mediaUses.publicationId, publicationId), eq(mediaUses.sha256, sha256));

/** Posts that show a file, to readers or in their working copy, and snippets that hold it. */
export async function countUses(
  tx: Tx,
  publicationId: string,
  sha256: string,
): Promise<{ posts: number; snippets: number }> {
  const [row] = await tx
    .select({
      posts: sql<number>`count(distinct ${mediaUses.postId})::int`,
      snippets: sql<number>`(select count(*)::int from ${snippetMediaUses} where ${heldBySnippets(publicationId, sha256)})`,
    })
    .from(mediaUses)
    .where(usesOf(publicationId, sha256));
  return row ?? { posts: 0, snippets: 0 };
}

const heldBySnippets = (publicationId: string, sha256: string) =>
  and(eq(snippetMediaUses.publicationId, publicationId), eq(snippetMediaUses.sha256, sha256));

/** Snippets that hold a file, by name, at most so many. */
export function listUsingSnippets(
  tx: Tx,
  publicationId: string,
  sha256: string,
  most: number,
): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: snippets.id, name: snippets.name })
    .from(snippetMediaUses)
    .innerJoin(
      snippets,
      and(
        eq(snippets.publicationId, snippetMediaUses.publicationId),
        eq(snippets.id, snippetMediaUses.snippetId),
      ),
    )
    .where(heldBySnippets(publicationId, sha256))
    .orderBy(asc(sql`lower(${snippets.name})`), asc(snippets.id))
    .limit(most);
}

/** Ids of the posts that show a file, at most so many. */
export async function listUsingPosts(
  tx: Tx,
  publicationId: string,
  sha256: string,
  most: number,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: mediaUses.postId })
    .from(mediaUses)
    .where(usesOf(publicationId, sha256))
    .orderBy(asc(mediaUses.postId))
    .limit(most);
  return rows.map(({ id }) => id);
}

/** The posts behind the count that this actor may see, and the snippets. */
export async function listUses(
  tx: Tx,
  ctx: ActorContext,
  sha256: string,
): Promise<Pick<MediaUses, "posts" | "snippets" | "total">> {
  const publicationId = ctx.publication.id;
  const rows = await tx
    .select({
      id: posts.id,
      kind: posts.kind,
      title: postWorkingCopies.title,
      live: sql<boolean>`bool_or(${mediaUses.place} = 'live' and ${posts.live})`,
      working: sql<boolean>`bool_or(${mediaUses.place} = 'working')`,
    })
    .from(mediaUses)
    .innerJoin(posts, and(eq(posts.publicationId, mediaUses.publicationId), eq(posts.id, mediaUses.postId)))
    .innerJoin(postWorkingCopies, workingCopyOfPost)
    .where(and(usesOf(publicationId, sha256), visibleTo(ctx.actor)))
    .groupBy(posts.id, posts.kind, postWorkingCopies.title)
    .orderBy(asc(posts.id))
    .limit(shownPosts);
  const { posts: total } = await countUses(tx, publicationId, sha256);
  return { posts: rows, snippets: await listUsingSnippets(tx, publicationId, sha256, shownPosts), total };
}

/** The file with this content, as it is stored or as it was sent. */
export async function findMediaBySource(
  tx: Tx,
  publicationId: string,
  digest: string,
): Promise<typeof media.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(media)
    .where(
      and(
        eq(media.publicationId, publicationId),
        or(eq(media.sha256, digest), eq(media.sourceSha256, digest)),
      ),
    )
    .orderBy(asc(media.id))
    .limit(1);
  return row;
}

/** Files that have lain in the bin since before an instant; at most 100. */
export function listOldBin(tx: Tx, publicationId: string, before: string) {
  return tx
    .select()
    .from(media)
    .where(
      and(eq(media.publicationId, publicationId), isNotNull(media.deletedAt), lt(media.deletedAt, before)),
    )
    .orderBy(asc(media.deletedAt))
    .limit(100);
}

export type UploadRow = typeof mediaUploads.$inferSelect;

/** An upload of this person that has begun, by its file. */
export async function findUploadOf(
  tx: Tx,
  publicationId: string,
  { userId, sha256, bytes }: Pick<UploadRow, "userId" | "sha256" | "bytes">,
): Promise<UploadRow | undefined> {
  const [row] = await tx
    .select()
    .from(mediaUploads)
    .where(
      and(
        eq(mediaUploads.publicationId, publicationId),
        eq(mediaUploads.userId, userId),
        eq(mediaUploads.sha256, sha256),
        eq(mediaUploads.bytes, bytes),
      ),
    );
  return row;
}

export function countUploads(tx: Tx, publicationId: string, userId: string): Promise<number> {
  return tx.$count(
    mediaUploads,
    and(eq(mediaUploads.publicationId, publicationId), eq(mediaUploads.userId, userId)),
  );
}

/** Bytes that uploads which have begun will come to. */
export async function sumBegunBytes(tx: Tx, publicationId: string): Promise<number> {
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${mediaUploads.bytes}), 0)` })
    .from(mediaUploads)
    .where(eq(mediaUploads.publicationId, publicationId));
  return Number(row?.bytes ?? 0);
}

export async function findUpload(tx: Tx, publicationId: string, id: string): Promise<UploadRow | undefined> {
  const [row] = await tx
    .select()
    .from(mediaUploads)
    .where(and(eq(mediaUploads.publicationId, publicationId), eq(mediaUploads.id, id)));
  return row;
}

/** Uploads that were begun before an instant; at most 100. */
export function listOldUploads(tx: Tx, publicationId: string, before: string): Promise<UploadRow[]> {
  return tx
    .select()
    .from(mediaUploads)
    .where(and(eq(mediaUploads.publicationId, publicationId), lt(mediaUploads.createdAt, before)))
    .orderBy(asc(mediaUploads.createdAt))
    .limit(100);
}

/** Those of the given files that are there. */
export async function existingMedia(tx: Tx, publicationId: string, ids: readonly string[]) {
  return tx
    .select({ id: media.id, createdBy: media.createdBy })
    .from(media)
    .where(and(eq(media.publicationId, publicationId), inArray(media.id, [...ids])));
}
