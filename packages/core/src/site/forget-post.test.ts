import { makeAuthor, makeStaff } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { changedTags, forgotten, visibleIn } from "../testing/visible.ts";
import { cacheTags } from "./cache-tags.ts";

let app: TestApp;
let editor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
});
afterAll(() => app.close());

/** One set of tags a change, in the order of their commits; the log is empty afterwards. */
async function takePurges(): Promise<string[][]> {
  const rows = await app.database.owner<{ tags: string[] }[]>`
    with gone as (delete from cache_purges returning transaction, tags) select tags from gone order by transaction`;
  return rows.map(({ tags }) => tags);
}

const day = (n: number) => new Date(Date.UTC(2025, 0, n)).toISOString();

interface Post {
  id: string;
  title: string;
}

/** More posts than any of them is compared with, a day apart, and what they are tagged with and signed by. */
async function seeded(count: number) {
  await app.database.owner`delete from posts where publication_id = ${app.publication.id}`;
  const { id } = app.publication;
  const run = crypto.randomUUID().slice(0, 8);
  const tags = await Promise.all(
    ["sea", "light", "storm"].map((name) => editor.tags.create({ name: `${name} ${run}` })),
  );
  const authors = await Promise.all(
    ["Ada", "Bo"].map((name) => makeAuthor(app.services.db, id, `${name} ${run}`)),
  );
  const posts: Post[] = [];
  for (let n = 0; n < count; n++) {
    const title = `${["Sea", "Light", "Storm"][n % 3]} number ${n}`;
    const made = await makeLivePost(app.services.db, id, {
      title,
      slug: `${run}-${n}`,
      publishedAt: day(n + 1),
      settings: { tagIds: tags.slice(0, n % 4).map((tag) => tag.id) },
      tagIds: tags.slice(0, n % 4).map((tag) => tag.id),
      authorIds: authors.slice(0, 1 + (n % 2)).map((author) => author.id),
    });
    posts.push({ id: made.id, title });
  }
  await takePurges();
  return { posts, tagIds: tags.map((tag) => tag.id), authorIds: authors.map((author) => author.id), run };
}

const change = fc.record({
  kind: fc.constantFrom(
    "text",
    "tags",
    "original",
    "publish",
    "unpublish",
    "delete",
    "create",
    "byline",
    "mergeTags",
  ),
  which: fc.nat(1_000),
  other: fc.nat(1_000),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
type World = Awaited<ReturnType<typeof seeded>>;

async function make({ posts, tagIds, authorIds, run }: World, { kind, which, other }: Change): Promise<void> {
  const at = which % posts.length;
  const post = posts[at];
  if (!post) return;
  const { id } = post;
  const chosen = tagIds.filter((_, n) => (other >> n) & 1);
  const publish = async (change: Parameters<Caller["posts"]["save"]>[0]) => {
    await editor.posts.save(change);
    const { version, live, hasChanges } = await now();
    if (!live || hasChanges) await editor.posts.publish({ id, version });
  };
  const now = async () => editor.posts.get({ id });
  switch (kind) {
    case "text":
      return publish({ id, version: (await now()).version, title: `${post.title} ${other}` });
    case "tags":
      return publish({ id, version: (await now()).version, settings: { tagIds: chosen } });
    case "original": {
      const translationOf = posts[other % posts.length]?.id ?? null;
      return publish({
        id,
        version: (await now()).version,
        settings: { translationOf: translationOf === id ? null : translationOf },
      });
    }
    case "publish":
      return publish({ id, version: (await now()).version });
    case "unpublish":
      if ((await now()).live) await editor.posts.unpublish({ id, version: (await now()).version });
      return;
    case "delete":
      posts.splice(at, 1);
      await editor.posts.delete({ id, version: (await now()).version });
      await editor.posts.purge({ id, version: (await now()).version });
      return;
    case "create": {
      const title = `Storm over the sea ${which}`;
      const slug = `${run}-new-${posts.length}-${which}-${other}`;
      const made = await editor.posts.create({ title, slug, settings: { tagIds: chosen }, authorIds });
      await editor.posts.publish({ id: made.id, version: made.version });
      posts.push({ id: made.id, title });
      return;
    }
    case "byline":
      await editor.posts.assignAuthors({ id, authorIds: authorIds.slice(other % authorIds.length) });
      return;
    case "mergeTags": {
      const [from, into] = tagIds;
      if (from === undefined || into === undefined || other % 3 > 0) return;
      tagIds.shift();
      await editor.tags.merge({ id: from, intoId: into });
      return;
    }
  }
}

test("every page on which something else stands after a change is among what the change purges", async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 12, maxLength: 12 }), async (changes) => {
      const world = await seeded(18);
      let before = await visibleIn(app.database, app.publication.id);
      for (const one of changes) {
        await make(world, one);
        const after = await visibleIn(app.database, app.publication.id);
        const purged = new Set((await takePurges()).flat());
        expect(forgotten(before, after, purged), JSON.stringify(one)).toEqual([]);
        changed += changedTags(before, after).filter((tag) => tag.startsWith("page:")).length;
        before = after;
      }
    }),
    { numRuns: 7 },
  );
  expect(changed).toBeGreaterThan(25);
}, 120_000);

test("pages that a change does not concern are left alone, however many carry the same tag", async () => {
  const { posts, tagIds } = await seeded(40);
  const made = await editor.posts.create({ title: "Newest", settings: { tagIds } });
  await editor.posts.publish({ id: made.id, version: made.version });
  const purged = new Set((await takePurges()).flat());
  const kept = posts.filter(({ id }) => !purged.has(cacheTags.page(id)));
  // The newest of each tag, and of all.
  expect(kept.length).toBeGreaterThanOrEqual(posts.length - 3 * 6 - 1);
  expect(purged).toContain(cacheTags.page(posts.at(-1)?.id ?? ""));
  for (const { id } of posts) expect(purged).not.toContain(cacheTags.post(id));
});

test("posts published at the same time know of each other's pages", async () => {
  const { run } = await seeded(2);
  const drafts = await Promise.all(
    // Without a word in common: of two that teach the search the same one, the second waits for the first.
    ["Harbours", "Elections"].map((title) =>
      editor.posts.create({ title, slug: `${run}-${title.toLowerCase()}` }),
    ),
  );
  const { owner } = app.database;
  const waiting = async () => {
    const [row] =
      await owner`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`;
    return Number(row?.n);
  };
  const both = await owner.begin(async (held) => {
    const { id } = app.publication;
    await held`select pg_advisory_xact_lock(hashtextextended(${`places ${id}`}, 0))`;
    const published = drafts.map(({ id, version }) => editor.posts.publish({ id, version }));
    // Both have changed their rows, and neither sees the other's.
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2);
    return { published };
  });
  const [one, other] = (await Promise.all(both.published)).map(({ id }) => id);
  const purges = await takePurges();
  const knows = (changed = "", page = "") =>
    purges.some((tags) => tags.includes(cacheTags.post(changed)) && tags.includes(cacheTags.page(page)));
  expect(knows(one, other) || knows(other, one)).toBe(true);
});
