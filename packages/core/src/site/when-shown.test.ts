import { inPublication, type Tx } from "@broadsheet/db/connection";
import { postAuthors, posts, postTags } from "@broadsheet/db/schema";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { makeAuthor, makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listSitePosts } from "./post-list.reads.ts";
import type { SiteScope } from "./scope.ts";
import { readSiteTag } from "./tag-and-author.reads.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const now = "2026-06-01T12:00:00.000Z";
const day = (n: number) => `2026-05-${String(n).padStart(2, "0")}T08:00:00.000Z`;

/** What may happen to a post and to its names. */
const step = fc.record({
  post: fc.nat(2),
  change: fc.oneof(
    fc.record({ live: fc.boolean() }),
    fc.record({ publishedAt: fc.integer({ min: 1, max: 28 }).map(day) }),
    fc.record({ publishedAt: fc.constant("2026-07-01T08:00:00.000Z") }),
    fc.record({ kind: fc.constantFrom("post" as const, "page" as const) }),
    fc.constant("named anew" as const),
  ),
});

test("a tag and an author list exactly the posts that readers see, newest first, whatever happened to them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { id: publicationId } = await makePublication(database.db);
      const scope: SiteScope = { publicationId, now, language: "en", timezone: "UTC" };
      const [author, tag] = [
        await makeAuthor(database.db, publicationId),
        await makeTag(database.db, publicationId),
      ];
      const names = { authorIds: [author.id], tagIds: [tag.id] };
      const made: string[] = [];
      for (const n of [1, 2, 3])
        made.push((await makeLivePost(database.db, publicationId, { publishedAt: day(n), ...names })).id);
      const inside = <T>(work: (tx: Tx) => Promise<T>) => inPublication(database.db, publicationId, work);
      for (const { post, change } of steps) {
        const postId = made[post] ?? "";
        await inside(async (tx) => {
          if (change !== "named anew")
            return void (await tx
              .update(posts)
              .set({
                ...change,
                ...("live" in change && { status: change.live ? "published" : "archived" }),
              })
              .where(eq(posts.id, postId)));
          await tx.delete(postTags).where(eq(postTags.postId, postId));
          await tx.delete(postAuthors).where(eq(postAuthors.postId, postId));
          await tx.insert(postTags).values({ publicationId, postId, tagId: tag.id, position: 0 });
          await tx.insert(postAuthors).values({ publicationId, postId, authorId: author.id, position: 0 });
        });
      }
      const listed = (filter: { tagId?: string; authorId?: string }) =>
        inside(async (tx) => {
          const { items } = await listSitePosts(tx, scope, { page: 1, size: 10, ...filter });
          return items.map(({ id }) => id);
        });
      const all = await listed({});
      expect(await listed({ tagId: tag.id })).toEqual(all);
      expect(await listed({ authorId: author.id })).toEqual(all);
      const counted = await inside((tx) => readSiteTag(tx, scope, tag.slug));
      expect(counted?.postCount ?? 0).toBe(all.length);
    }),
    { numRuns: 40 },
  );
});

test("a name that is given while its post is being taken away waits for that", async () => {
  const { id: publicationId } = await makePublication(database.db);
  const tag = await makeTag(database.db, publicationId);
  const { id: postId } = await makeLivePost(database.db, publicationId, { publishedAt: day(1) });
  const waiting: Promise<unknown>[] = [];
  await inPublication(database.db, publicationId, async (tx) => {
    await tx.update(posts).set({ live: false, status: "archived" }).where(eq(posts.id, postId));
    const given = inPublication(database.db, publicationId, (other) =>
      other.insert(postTags).values({ publicationId, postId, tagId: tag.id, position: 0 }),
    );
    waiting.push(given);
    const blocked = async () => {
      const rows = await database.owner`select from pg_locks where not granted`;
      return rows.length;
    };
    await expect.poll(blocked).toBeGreaterThan(0);
  });
  await Promise.all(waiting);
  const rows = await inPublication(database.db, publicationId, (tx) => tx.select().from(postTags));
  expect(rows).toMatchObject([{ postId, shownAt: null }]);
});
