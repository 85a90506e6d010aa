import { mostCounted } from "@broadsheet/contract/paging";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let editor: Caller;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  author = await app.as(await makeStaff(app.services.db, app.publication.id, "author"));
});
afterAll(() => app.close());

const redirectsOf = () =>
  app.database.owner<{ from_path: string; to: string }[]>`select from_path, "to" from redirects order by 1`;

test("a tag gets an address from its name, a free one each", async () => {
  const [one, two] = [
    await author.tags.create({ name: "Big News" }),
    await author.tags.create({ name: "Big, news!" }),
  ];
  expect([one.slug, two.slug]).toEqual(["big-news", "big-news-2"]);
  expect(await failure(author.tags.create({ name: "X", slug: "big-news" }))).toBe("ALREADY_EXISTS");
  expect(await failure(author.tags.create({ name: "   " }))).toBe("INVALID_INPUT");
});

test("a renamed address redirects, and a second renaming makes no chain", async () => {
  const { id } = await editor.tags.create({ name: "First" });
  await editor.tags.update({ id, version: 1, slug: "second" });
  await editor.tags.update({ id, version: 2, slug: "third" });
  expect(await redirectsOf()).toEqual([
    { from_path: "/tags/first", to: "/tags/third" },
    { from_path: "/tags/second", to: "/tags/third" },
  ]);
  await editor.tags.update({ id, version: 3, slug: "first" });
  expect(await redirectsOf()).toEqual([
    { from_path: "/tags/second", to: "/tags/first" },
    { from_path: "/tags/third", to: "/tags/first" },
  ]);
});

test("of two changes made from the same version the second is refused, and nothing of it is stored", async () => {
  const { id } = await editor.tags.create({ name: "Contested" });
  await editor.tags.update({ id, version: 1, description: "First" });
  const error = await editor.tags.update({ id, version: 1, description: "Second" }).catch(appErrorOf);
  expect(error).toMatchObject({ code: "CONFLICT", details: { currentVersion: 2 } });
  expect(await editor.tags.get({ id })).toMatchObject({ description: "First", version: 2 });
});

test.each([2_147_483_647, 2_147_483_648, Number.MAX_SAFE_INTEGER])(
  "a version that no column can hold (%i) is the caller's mistake",
  async (version) => {
    const { id } = await editor.tags.create({ name: `Numbered ${version}` });
    const error = await editor.tags.update({ id, version, description: "x" }).catch(appErrorOf);
    expect(error).toMatchObject({ code: "INVALID_INPUT" });
  },
);

test("merging moves posts once, deleting takes the tag from drafts and live posts", async () => {
  const [a, b] = [await editor.tags.create({ name: "A" }), await editor.tags.create({ name: "B" })];
  const tagged = async (tagIds: string[]) => {
    const { id } = await editor.posts.create({ title: "T", settings: { tagIds } });
    await editor.posts.publish({ id, version: 1 });
    return id;
  };
  const [onlyA, both] = [await tagged([a.id]), await tagged([b.id, a.id])];
  const merged = await editor.tags.merge({ id: a.id, intoId: b.id });
  expect(merged.postCount).toBe(2);
  for (const id of [onlyA, both]) {
    const post = await editor.posts.get({ id });
    expect(post.workingCopy.settings.tagIds).toEqual([b.id]);
    expect(post.hasChanges).toBe(false);
  }
  await editor.tags.delete({ id: b.id });
  expect((await editor.posts.get({ id: both })).workingCopy.settings.tagIds).toEqual([]);
  expect(await failure(editor.tags.get({ id: b.id }))).toBe("NOT_FOUND");
});

test("authors make tags but do not manage them; another publication's tags do not exist", async () => {
  const { id } = await editor.tags.create({ name: "Managed" });
  expect(await failure(author.tags.update({ id, version: 1, name: "Mine" }))).toBe("FORBIDDEN");
  expect(await failure(author.tags.delete({ id }))).toBe("FORBIDDEN");
  const other = await makePublication(app.services.db);
  const stranger = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
  expect(await failure(stranger.tags.update({ id, version: 1, name: "Theirs" }))).toBe("NOT_FOUND");
  expect(await failure(stranger.tags.delete({ id }))).toBe("NOT_FOUND");
  expect((await stranger.tags.list({})).items).toEqual([]);
});

test("lists are complete over their pages, by name whatever its case", async () => {
  const names = ["alpha", "Beta", "beta 2", "Gamma", "delta"];
  const other = await createTestApp();
  try {
    const caller = await other.as(await makeStaff(other.services.db, other.publication.id, "editor"));
    for (const name of names) await caller.tags.create({ name });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caller.tags.list({ limit: 2, cursor });
      seen.push(...page.items.map((tag) => tag.name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["alpha", "Beta", "beta 2", "delta", "Gamma"]);
    expect((await caller.tags.list({ q: "bet" })).items).toHaveLength(2);
  } finally {
    await other.close();
  }
});

test("posts are counted as far as a list tells of them", async () => {
  const { db } = app.services;
  const { id } = await editor.tags.create({ name: "Large" });
  const make = () => makeLivePost(db, app.publication.id, { tagIds: [id] });
  await Promise.all(Array.from({ length: mostCounted }, make));
  await makeLivePost(db, app.publication.id, { tagIds: [id], live: false });
  const counted = async () =>
    (await editor.tags.list({ q: "Large" })).items.map(({ postCount }) => postCount);
  expect(await counted()).toEqual([mostCounted]);
  await make();
  await make();
  expect(await counted()).toEqual([mostCounted + 1]);
});
