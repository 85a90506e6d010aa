import type { AuthorRef } from "@broadsheet/contract/authors";
import type { PostSummary } from "@broadsheet/contract/posts";
import type { TagRef } from "@broadsheet/contract/tags";
import { authors, postAuthors, posts, postWorkingCopies, tags } from "@broadsheet/db/schema";
import { sql } from "drizzle-orm";

/** The byline of the post at hand, as JSON, in order. */
const byline = sql<AuthorRef[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', ${authors.id}, 'name', ${authors.name}, 'slug', ${authors.slug}) order by ${postAuthors.position}), '[]')
  from ${postAuthors} join ${authors} on ${authors.publicationId} = ${postAuthors.publicationId} and ${authors.id} = ${postAuthors.authorId}
  where ${postAuthors.publicationId} = ${posts.publicationId} and ${postAuthors.postId} = ${posts.id}
)`;

/** The tags of its working copy; ids of tags deleted since are passed over. */
const workingTags = sql<TagRef[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', ${tags.id}, 'name', ${tags.name}, 'slug', ${tags.slug}) order by wanted.position), '[]')
  from jsonb_array_elements_text(${postWorkingCopies.settings} -> 'tagIds') with ordinality as wanted(id, position)
  join ${tags} on ${tags.publicationId} = ${posts.publicationId} and ${tags.id} = wanted.id::uuid
)`;

/** What a summary is made of: one row, relations inside it as JSON. */
export const summaryColumns = {
  id: posts.id,
  kind: posts.kind,
  status: posts.status,
  live: posts.live,
  liveVersion: posts.liveVersion,
  title: postWorkingCopies.title,
  slug: postWorkingCopies.slug,
  excerpt: sql<string>`${postWorkingCopies.settings} ->> 'excerpt'`,
  version: postWorkingCopies.version,
  authors: byline,
  tags: workingTags,
  createdAt: posts.createdAt,
  updatedAt: postWorkingCopies.updatedAt,
  publishedAt: posts.publishedAt,
  scheduledAt: posts.scheduledAt,
  unpublishAt: posts.unpublishAt,
  deletedAt: posts.deletedAt,
};

type SummaryRow = Omit<PostSummary, "hasChanges"> & { liveVersion: number | null };

export function toSummary({ liveVersion, ...row }: SummaryRow): PostSummary {
  return { ...row, hasChanges: row.live && liveVersion !== row.version };
}
