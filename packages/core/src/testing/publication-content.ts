import { authors, postAuthors, posts, postWorkingCopies, redirects, tags } from "@broadsheet/db/schema";
import { asc, eq } from "drizzle-orm";
import { type ActorContext, transact } from "../kernel/context.ts";

/** Everything readers or writers could tell two publications apart by, in an order and with names that do not depend on ids. */
export function contentOf(ctx: ActorContext) {
  const { id: publicationId } = ctx.publication;
  return transact(ctx, async (tx) => {
    const tagRows = await tx.select().from(tags).where(eq(tags.publicationId, publicationId));
    const authorRows = await tx.select().from(authors).where(eq(authors.publicationId, publicationId));
    const byline = await tx
      .select()
      .from(postAuthors)
      .where(eq(postAuthors.publicationId, publicationId))
      .orderBy(asc(postAuthors.position));
    const tagNames = new Map(
      tagRows.map(({ id, name, slug, description, imageUrl }) => [id, [name, slug, description, imageUrl]]),
    );
    const authorNames = new Map(
      authorRows.map(({ id, name, slug, bio, website, avatarUrl }) => [
        id,
        [name, slug, bio, website, avatarUrl],
      ]),
    );
    const postRows = await tx.select().from(posts).where(eq(posts.publicationId, publicationId));
    const working = await tx
      .select()
      .from(postWorkingCopies)
      .where(eq(postWorkingCopies.publicationId, publicationId));
    const copies = new Map(working.map((copy) => [copy.postId, copy]));
    const list = postRows
      .filter((post) => post.deletedAt === null)
      .map(({ id, kind, status, live, publishedAt, scheduledAt, liveUpdatedAt, slug, title, html }) => {
        const copy = copies.get(id);
        return {
          ...{ kind, status, live, publishedAt, scheduledAt },
          ...(live ? { slug, title, html, liveUpdatedAt } : { slug: copy?.slug, title: copy?.title }),
          document: copy?.document,
          settings: { ...copy?.settings, tagIds: copy?.settings.tagIds.map((tag) => tagNames.get(tag)) },
          authors: byline
            .filter(({ postId }) => postId === id)
            .map(({ authorId }) => authorNames.get(authorId)),
        };
      })
      .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const moved = await tx
      .select({ from: redirects.fromPath, to: redirects.to, permanent: redirects.permanent })
      .from(redirects)
      .where(eq(redirects.publicationId, publicationId))
      .orderBy(asc(redirects.fromPath));
    // Media have the publication in their address.
    const text = JSON.stringify({ posts: list, redirects: moved }).replaceAll(publicationId, "publication");
    return JSON.parse(text) as { posts: typeof list; redirects: typeof moved };
  });
}

const sortKey = (post: {
  kind: string;
  slug?: string | null | undefined;
  title?: string | null | undefined;
}) => `${post.kind}/${post.slug ?? ""}/${post.title ?? ""}`;
