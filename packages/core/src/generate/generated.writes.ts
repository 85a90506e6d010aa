import { type Database, inPublication } from "@broadsheet/db/connection";
import { copyInPublication } from "@broadsheet/db/copy";
import { authors, tags } from "@broadsheet/db/schema";
import { textSearchConfig } from "../site/text-search-config.ts";
import type { generatedPost } from "./generated-post.ts";

type GeneratedPost = ReturnType<typeof generatedPost>;
export interface GeneratedName {
  id: string;
  name: string;
  slug: string;
}

/** Writes posts that are live, as publishing would leave them, all of them or none. Those that exist already stay as they are. */
export async function writeGeneratedPosts(
  db: Database,
  publicationId: string,
  language: string,
  rows: readonly GeneratedPost[],
): Promise<void> {
  const config = textSearchConfig(language);
  await copyInPublication(db, publicationId, rows, async (sql) => {
    await sql`
      insert into posts (publication_id, id, kind, status, live, live_version, published_at, live_updated_at, created_at,
        slug, title, excerpt, document, html, outline, renderer_version, settings, word_count, reading_minutes, search)
      select ${publicationId}, id, 'post', 'published', true, 1, at, at, at,
        slug, title, excerpt, document, html, outline, "rendererVersion", settings, words, minutes,
        setweight(to_tsvector(${config}::regconfig, title), 'A')
          || setweight(to_tsvector(${config}::regconfig, excerpt), 'B')
          || setweight(to_tsvector(${config}::regconfig, text), 'D')
      from staged, jsonb_to_record(value) as p(id uuid, at timestamptz, slug text, title text, excerpt text, document jsonb,
        html text, outline jsonb, "rendererVersion" int, settings jsonb, words int, minutes int, text text)
      order by position
      on conflict do nothing`;
    await sql`
      insert into post_working_copies (publication_id, post_id, kind, title, slug, document, settings, updated_at)
      select ${publicationId}, id, 'post', title, slug, document, settings, at
      from staged, jsonb_to_record(value) as p(id uuid, at timestamptz, slug text, title text, document jsonb, settings jsonb)
      order by position
      on conflict do nothing`;
    await sql`
      insert into post_authors (publication_id, post_id, author_id, position)
      select ${publicationId}, (value->>'id')::uuid, author.id::uuid, author.number - 1
      from staged, jsonb_array_elements_text(value->'authorIds') with ordinality as author(id, number)
      on conflict do nothing`;
    await sql`
      insert into post_tags (publication_id, post_id, tag_id, position)
      select ${publicationId}, (value->>'id')::uuid, tag.id::uuid, tag.number - 1
      from staged, jsonb_array_elements_text(value->'tagIds') with ordinality as tag(id, number)
      on conflict do nothing`;
  });
}

/** Writes tags and authors; those that exist already stay as they are. */
export async function writeGeneratedNames(
  db: Database,
  publicationId: string,
  names: { tags: readonly GeneratedName[]; authors: readonly GeneratedName[] },
  now: string,
): Promise<void> {
  const rowOf = (name: GeneratedName) => ({ ...name, publicationId, createdAt: now, updatedAt: now });
  await inPublication(db, publicationId, async (tx) => {
    await tx.insert(tags).values(names.tags.map(rowOf)).onConflictDoNothing();
    await tx.insert(authors).values(names.authors.map(rowOf)).onConflictDoNothing();
  });
}
