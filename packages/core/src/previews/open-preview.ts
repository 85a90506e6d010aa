import { hashSecret } from "@broadsheet/auth/secrets";
import { foldPost } from "../collab/fold-post.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { peekPosts } from "../posts/lock-post.writes.ts";
import { makeSnapshot } from "../posts/make-snapshot.ts";
import type { SitePostWithNeighbours } from "../site/post.reads.ts";
import { shownCover } from "../site/post-card.ts";
import { postPath } from "../site/scope.ts";
import { limitPreview } from "./limits.ts";
import { findPreviewedPost } from "./preview-link.reads.ts";
import { countPreviewUse } from "./preview-link.writes.ts";
import { listWorkingNames } from "./working-names.reads.ts";

export interface Preview {
  post: SitePostWithNeighbours;
  /** Readers have a version of it, at this path. */
  livePath: string | null;
  expiresAt: string;
}

/**
 * The working copy behind a preview link, as readers would see it were it published now; null when the link is unknown, ended or revoked, or
 * its post is in the bin or the archive. Throws RATE_LIMITED.
 */
export async function openPreview(ctx: Context, secret: string): Promise<Preview | null> {
  await limitPreview(ctx);
  const publicationId = ctx.publication.id;
  const now = nowOf(ctx);
  const link = await transact(ctx, (tx) => findPreviewedPost(tx, ctx, hashSecret(secret)));
  if (!link) return null;
  // What is typed right now is part of the working copy.
  await foldPost({ ...ctx, actor: { kind: "system", name: "preview" } }, link.postId);
  const found = await transact(ctx, async (tx) => {
    const [post] = await peekPosts(tx, publicationId, [link.postId]);
    if (!post || post.deletedAt !== null || post.status === "archived") return null;
    await countPreviewUse(tx, publicationId, link.id, now);
    return { post, names: await listWorkingNames(tx, publicationId, post) };
  });
  if (!found) return null;
  const { post, names } = found;
  const { kind, working } = post;
  const slug = working.slug ?? "preview";
  const { title, excerpt, html, outline, settings, wordCount, readingMinutes } = await transact(ctx, (tx) =>
    makeSnapshot(tx, ctx, { ...working, slug }, post.publishedAt ?? now),
  );
  return {
    expiresAt: link.expiresAt,
    livePath: post.live && post.liveSlug !== null ? postPath(kind, post.liveSlug) : null,
    post: {
      ...{ id: post.id, kind, slug, path: postPath(kind, slug), title: title || "Untitled", excerpt },
      ...{
        html,
        outline,
        wordCount,
        readingMinutes,
        cover: shownCover(settings.cover),
        featured: settings.featured,
      },
      language: settings.language,
      metaTitle: settings.metaTitle,
      metaDescription: settings.metaDescription,
      canonicalUrl: settings.canonicalUrl,
      publishedAt: post.publishedAt ?? post.scheduledAt ?? now,
      updatedAt: post.workingUpdatedAt,
      noindex: true,
      ...names,
      related: [],
      translations: [],
      older: null,
      newer: null,
    },
  };
}
