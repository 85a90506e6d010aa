import { AppError } from "@broadsheet/contract/errors";
import { type PostKind, reservedPageSlugs } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { posts, postWorkingCopies, publications, slugHistory } from "@broadsheet/db/schema";
import { and, eq, like, ne, or } from "drizzle-orm";
import { literal } from "../kernel/like.ts";
import { freeSlug, slugify } from "../kernel/slugify.ts";

interface Place {
  publicationId: string;
  kind: PostKind;
  /** The post that wants the address; its own addresses are free for it. */
  postId: string;
}

/**
 * Addresses like `base` that other posts hold: what readers see, and what working copies have claimed. Whoever asks is about to take one, so
 * until the transaction ends everybody else who asks in this publication waits, and then sees what was taken.
 */
async function takenSlugs(
  tx: Tx,
  { publicationId, kind, postId }: Place,
  base: string,
): Promise<Set<string>> {
  await tx
    .select({ id: publications.id })
    .from(publications)
    .where(eq(publications.id, publicationId))
    .for("no key update");
  const pattern = `${literal(base)}-%`;
  const live = await tx
    .select({ slug: posts.slug })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.kind, kind),
        eq(posts.live, true),
        ne(posts.id, postId),
        or(eq(posts.slug, base), like(posts.slug, pattern)),
      ),
    );
  const claimed = await tx
    .select({ slug: postWorkingCopies.slug })
    .from(postWorkingCopies)
    .where(
      and(
        eq(postWorkingCopies.publicationId, publicationId),
        eq(postWorkingCopies.kind, kind),
        ne(postWorkingCopies.postId, postId),
        or(eq(postWorkingCopies.slug, base), like(postWorkingCopies.slug, pattern)),
      ),
    );
  const taken = new Set([...live, ...claimed].flatMap((row) => row.slug ?? []));
  if (kind === "page") for (const word of reservedPageSlugs) taken.add(word);
  return taken;
}

/** An address for a post that was given none, made from its title. */
export async function chooseSlug(tx: Tx, place: Place, title: string): Promise<string> {
  const base = slugify(title) || place.kind;
  return freeSlug(base, await takenSlugs(tx, place, base));
}

/** Throws SLUG_TAKEN when the address somebody asked for belongs to another post or to Broadsheet itself. */
export async function requireFreeSlug(tx: Tx, place: Place, slug: string): Promise<void> {
  const taken = await takenSlugs(tx, place, slug);
  if (!taken.has(slug)) return;
  const reserved = place.kind === "page" && reservedPageSlugs.includes(slug);
  throw new AppError(
    "SLUG_TAKEN",
    reserved ? `/${slug} is an address of Broadsheet itself; choose another` : undefined,
    {
      issues: [{ path: "slug", message: "Choose another address" }],
    },
  );
}

/** Whether readers find another post at this address, or Broadsheet itself. */
export async function heldAddress(
  tx: Tx,
  { publicationId, kind, postId }: Place,
  slug: string,
): Promise<boolean> {
  if (kind === "page" && reservedPageSlugs.includes(slug)) return true;
  const held = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.kind, kind),
        eq(posts.live, true),
        eq(posts.slug, slug),
        ne(posts.id, postId),
      ),
    )
    .limit(1);
  return held.length > 0;
}

/** Remembers the address a live post leaves, and frees the one it takes, so that redirects never form a chain or a ring. */
export async function moveSlug(
  tx: Tx,
  place: Place,
  from: string | null,
  to: string,
  now: string,
): Promise<void> {
  const { publicationId, kind, postId } = place;
  if (from === to) return;
  await tx
    .delete(slugHistory)
    .where(
      and(eq(slugHistory.publicationId, publicationId), eq(slugHistory.kind, kind), eq(slugHistory.slug, to)),
    );
  if (from === null) return;
  await tx
    .insert(slugHistory)
    .values({ publicationId, kind, slug: from, postId, createdAt: now })
    .onConflictDoUpdate({
      target: [slugHistory.publicationId, slugHistory.kind, slugHistory.slug],
      set: { postId, createdAt: now },
    });
}
