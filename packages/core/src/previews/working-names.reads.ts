import type { AuthorRef } from "@broadsheet/contract/authors";
import type { TagRef } from "@broadsheet/contract/tags";
import type { Tx } from "@broadsheet/db/connection";
import { authors, tags } from "@broadsheet/db/schema";
import { and, eq, inArray } from "drizzle-orm";

/** The byline and the tags of a working copy, in their order. */
export async function listWorkingNames(
  tx: Tx,
  publicationId: string,
  post: { authorIds: readonly string[]; working: { settings: { tagIds: readonly string[] } } },
): Promise<{ authors: AuthorRef[]; tags: TagRef[] }> {
  const { authorIds } = post;
  const { tagIds } = post.working.settings;
  const people = authorIds.length
    ? await tx
        .select({ id: authors.id, name: authors.name, slug: authors.slug })
        .from(authors)
        .where(and(eq(authors.publicationId, publicationId), inArray(authors.id, [...authorIds])))
    : [];
  const named = tagIds.length
    ? await tx
        .select({ id: tags.id, name: tags.name, slug: tags.slug })
        .from(tags)
        .where(and(eq(tags.publicationId, publicationId), inArray(tags.id, [...tagIds])))
    : [];
  return { authors: inOrder(authorIds, people), tags: inOrder(tagIds, named) };
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}
