import { type PostKind, type PostSettings, postSettings } from "@broadsheet/contract/posts";
import { type Database, inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import {
  cachePurges,
  postAuthors,
  posts,
  postTags,
  postWorkingCopies,
  slugHistory,
} from "@broadsheet/db/schema";
import { sql } from "drizzle-orm";
import { factoryTime } from "./factories.ts";

let counter = 0;

export interface LivePostOptions {
  kind?: PostKind;
  title?: string;
  slug?: string;
  html?: string;
  /** Plain text that the post is found by, beside its title. Default: the HTML without tags. */
  text?: string;
  excerpt?: string;
  publishedAt?: string;
  updatedAt?: string;
  settings?: Partial<PostSettings>;
  authorIds?: string[];
  tagIds?: string[];
  /** Slugs it had before. */
  formerSlugs?: string[];
  /** Text search configuration of the publication's language. */
  searchConfig?: string;
  /** False for a post that was unpublished: the snapshot stays, readers do not see it. */
  live?: boolean;
}

/** A published post, as publishing leaves it behind: snapshot, working copy, byline, tags. */
export async function makeLivePost(db: Database, publicationId: string, options: LivePostOptions = {}) {
  const n = ++counter;
  const id = newId();
  const {
    kind = "post",
    title = `Post ${n}`,
    slug = `post-${n}`,
    html = `<p>Text of post ${n}.</p>`,
  } = options;
  const { publishedAt = factoryTime, live = true, searchConfig = "english" } = options;
  const settings = postSettings.parse(options.settings ?? {});
  const document = { type: "doc" as const, content: [{ type: "paragraph" }] };
  const text = options.text ?? html.replaceAll(/<[^>]*>/g, " ");
  const words = text.split(/\s+/).filter(Boolean).length;
  await inPublication(db, publicationId, async (tx) => {
    await tx.insert(posts).values({
      publicationId,
      id,
      kind,
      status: live ? "published" : "draft",
      live,
      liveVersion: 1,
      publishedAt,
      liveUpdatedAt: options.updatedAt ?? publishedAt,
      createdAt: factoryTime,
      slug,
      title,
      excerpt: options.excerpt ?? text.slice(0, 160).trim(),
      document,
      html,
      // Not what the renderer makes of the document, so it is never rendered again.
      rendererVersion: 32_767,
      settings,
      wordCount: words,
      readingMinutes: Math.max(1, Math.round(words / 220)),
      search: sql`setweight(to_tsvector(${searchConfig}::regconfig, ${title}::text), 'A') || setweight(to_tsvector(${searchConfig}::regconfig, ${text}::text), 'D')`,
    });
    const copy = { publicationId, postId: id, kind, title, slug, document, settings };
    await tx.insert(postWorkingCopies).values({ ...copy, updatedAt: factoryTime });
    for (const [position, authorId] of (options.authorIds ?? []).entries())
      await tx.insert(postAuthors).values({ publicationId, postId: id, authorId, position });
    for (const [position, tagId] of (options.tagIds ?? []).entries())
      await tx.insert(postTags).values({ publicationId, postId: id, tagId, position });
    for (const former of options.formerSlugs ?? [])
      await tx
        .insert(slugHistory)
        .values({ publicationId, kind, slug: former, postId: id, createdAt: factoryTime });
    // Servers that keep pages forget what did not show it; which pages that are is the business of a verb.
    const tags = [`publication:${publicationId}`];
    await tx.insert(cachePurges).values({ publicationId, id: newId(), tags });
  });
  return { id, kind, slug, title, publishedAt };
}
