import { inPublication } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readSitePost } from "./post.reads.ts";
import type { SiteScope } from "./scope.ts";

let database: TestDatabase;
let scope: SiteScope;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { id } = await makePublication(database.db);
  scope = { publicationId: id, now: "2026-06-01T12:00:00.000Z", language: "en", timezone: "UTC" };
});

const live = (options: Parameters<typeof makeLivePost>[2]) =>
  makeLivePost(database.db, scope.publicationId, { html: "<p>.</p>", excerpt: "", ...options });
const read = async (slug: string) => {
  const found = await inPublication(database.db, scope.publicationId, (tx) =>
    readSitePost(tx, scope, { kind: "post", slug }),
  );
  if (!found) throw new Error(`no post ${slug}`);
  return found;
};
const related = async (slug: string) => (await read(slug)).related.map(({ title }) => title);
const translate = (id: string, translationOf: string) =>
  inPublication(database.db, scope.publicationId, (tx) =>
    tx.update(posts).set({ translationOf }).where(eq(posts.id, id)),
  );

test("those with more tags in common come first, then those that share words", async () => {
  const [sea, light, news] = await Promise.all(
    ["Sea", "Light", "News"].map((name) => makeTag(database.db, scope.publicationId, name)),
  );
  const tags = (...chosen: ({ id: string } | undefined)[]) => chosen.map((tag) => tag?.id ?? "");
  await live({ title: "Lighthouses of the north", slug: "here", tagIds: tags(sea, light) });
  await live({ title: "Harbour fees", tagIds: tags(sea) });
  await live({ title: "A northern lighthouse", tagIds: tags(sea) });
  await live({ title: "Lamps and lenses", tagIds: tags(light, sea) });
  await live({ title: "Elections", tagIds: tags(news) });
  expect(await related("here")).toEqual(["Lamps and lenses", "A northern lighthouse", "Harbour fees"]);
});

test("a post without tags is compared with those published before it", async () => {
  await live({ title: "Baking bread", slug: "a", publishedAt: "2026-01-01T00:00:00.000Z" });
  await live({ title: "Fixing a roof", slug: "b", publishedAt: "2026-01-02T00:00:00.000Z" });
  await live({ title: "Bread from yesterday", slug: "here", publishedAt: "2026-01-03T00:00:00.000Z" });
  expect(await related("here")).toEqual(["Baking bread", "Fixing a roof"]);
});

test("nothing that readers cannot see, no page, and nothing of another publication", async () => {
  const { id } = await makeTag(database.db, scope.publicationId, "Sea");
  await live({ title: "Here", slug: "here", tagIds: [id] });
  await live({ title: "Withdrawn", live: false, tagIds: [id] });
  await live({ title: "Future", publishedAt: "2026-06-01T12:00:00.001Z", tagIds: [id] });
  await live({ title: "About", kind: "page", tagIds: [id] });
  expect(await related("here")).toEqual([]);
});

test("odd titles and covers do no harm", async () => {
  const { id } = await makeTag(database.db, scope.publicationId, "Sea");
  const cover = { src: "/media/a.jpg", alt: "", caption: "", width: 10, height: 10 };
  await live({ title: "'; drop \\ | & ! :*", slug: "here", tagIds: [id] });
  await live({ title: "???", slug: "other", tagIds: [id], settings: { cover } });
  const found = await read("here");
  expect(found.related).toMatchObject([
    {
      title: "???",
      path: "/posts/other",
      cover: { src: "/media/a.jpg" },
      publishedAt: expect.stringMatching(/^2\d{3}-.*Z$/),
    },
  ]);
  expect(await related("other")).toEqual(["'; drop \\ | & ! :*"]);
});

test("translations of one post know each other, and are no related posts", async () => {
  const { id: tagId } = await makeTag(database.db, scope.publicationId, "Sea");
  const english = await live({ title: "The sea", slug: "sea", tagIds: [tagId] });
  const german = await live({
    title: "Das Meer",
    slug: "meer",
    tagIds: [tagId],
    settings: { language: "de" },
  });
  const french = await live({ title: "La mer", slug: "mer", tagIds: [tagId], settings: { language: "fr" } });
  await translate(german.id, english.id);
  await translate(french.id, english.id);
  const others = async (slug: string) =>
    (await read(slug)).translations.map(({ language, path }) => [language, path]);
  expect(await others("sea")).toEqual([
    ["de", "/posts/meer"],
    ["fr", "/posts/mer"],
  ]);
  expect(await others("meer")).toEqual([
    [null, "/posts/sea"],
    ["fr", "/posts/mer"],
  ]);
  expect(await related("sea")).toEqual([]);
  expect(await related("meer")).toEqual([]);
});
