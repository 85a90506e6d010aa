import { createHash } from "node:crypto";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { makeAuthor, makeStaff } from "@broadsheet/testing/factories";
import { generatePosts } from "../../generate/generate-posts.ts";
import type { UserActor } from "../../kernel/actor.ts";
import { type ActorContext, nowOf } from "../../kernel/context.ts";
import { type SiteScope, siteScope } from "../../site/scope.ts";
import { actorOf, createTestApp, type TestApp } from "../test-app.ts";

/** A publication of the size that queries are judged at. */
export const size = 100_000;

/** What a read is called with. */
export interface LargeWorld {
  ctx: ActorContext;
  tx: Tx;
  scope: SiteScope;
  publicationId: string;
  now: string;
  actor: UserActor;
  userId: string;
  sessionId: string;
  /** In the middle of the list. */
  post: { id: string; slug: string; word: string };
  tag: { id: string; slug: string };
  author: { id: string; slug: string };
  /** On no byline, and on one of the oldest post alone. */
  idleAuthor: { id: string; slug: string };
  rareAuthor: { id: string; slug: string };
  id: string;
  /** The content of a file that a few posts show. */
  used: string;
}

export type WorldSeed = Omit<LargeWorld, "ctx" | "tx">;

/** Fills a database: posts by the generator, and as many rows of what posts leave behind. */
export async function makeLargePublication(): Promise<{ app: TestApp; ctx: ActorContext; seed: WorldSeed }> {
  const app = await createTestApp();
  const owner = await makeStaff(app.services.db, app.publication.id, "owner");
  const actor = actorOf(owner);
  const ctx = await app.contextFor(actor);
  if (ctx.actor.kind !== "user") throw new Error("The owner is not signed in");
  const context: ActorContext = { ...ctx, actor: ctx.actor };
  await generatePosts(context, { posts: size, seed: 1, sections: { min: 1, max: 1 } });
  const { owner: sql } = app.database;
  const publicationId = app.publication.id;
  await sql`
    insert into post_revisions (publication_id, post_id, id, number, reason, title, slug, document, settings, created_at, created_by)
    select publication_id, post_id, gen_random_uuid(), 1, 'publish', title, slug, '{"type":"doc"}', settings, updated_at, ${owner.userId}
    from post_working_copies`;
  await sql`
    insert into audit_log (publication_id, id, action, actor_id, actor_kind, subject_type, subject_id, created_at)
    select publication_id, gen_random_uuid(), 'post.published', ${owner.userId}, 'user', 'post', id, published_at from posts`;
  await sql`
    insert into redirects (publication_id, id, from_path, "to", permanent, created_at)
    select ${publicationId}, gen_random_uuid(), '/old/' || n, '/new/' || n, true, now() from generate_series(1, 20000) n`;
  await sql`
    insert into media (publication_id, id, storage_key, file_name, content_type, bytes, sha256, created_at)
    select ${publicationId}, gen_random_uuid(), 'media/' || n, 'picture-' || n || '.png', 'image/png', 1000, md5(n::text), now()
    from generate_series(1, 20000) n`;
  await sql`
    insert into media_uses (publication_id, sha256, post_id, place)
    select publication_id, md5((row_number() over () % 20000)::text), post_id, 'working' from post_working_copies`;
  const [idle, rare] = await Promise.all([
    makeAuthor(app.services.db, publicationId, "Idle"),
    makeAuthor(app.services.db, publicationId, "Rare"),
  ]);
  await sql`
    insert into post_authors (publication_id, post_id, author_id, position)
    select publication_id, id, ${rare.id}, 9 from posts where publication_id = ${publicationId} order by published_at limit 1`;
  await sql`analyze`;
  const [middle] =
    await sql`select id, slug, title from posts order by published_at offset ${size / 2} limit 1`;
  const [tag] =
    await sql`select tag_id as id, slug from post_tags join tags on id = tag_id group by 1, 2 order by count(*) desc limit 1`;
  const [author] = await sql`select id, slug from authors where slug like '%-1-%' order by slug limit 1`;
  return {
    app,
    ctx: context,
    seed: {
      scope: siteScope(ctx),
      publicationId,
      now: nowOf(ctx),
      actor: ctx.actor,
      userId: owner.userId,
      sessionId: owner.sessionId,
      post: { id: middle?.id, slug: middle?.slug, word: String(middle?.title).split(" ")[0] ?? "" },
      tag: { id: tag?.id, slug: tag?.slug },
      author: { id: author?.id, slug: author?.slug },
      idleAuthor: idle,
      rareAuthor: rare,
      id: newId(),
      used: createHash("md5").update("777").digest("hex"),
    },
  };
}
