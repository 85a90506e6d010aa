import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { redirects } from "@broadsheet/db/schema";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { factoryTime, makeAuthor, makePost, makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listFeedPosts } from "./feed.reads.ts";
import { readMoved } from "./moved.reads.ts";
import { readSitePost } from "./post.reads.ts";
import { listSitePosts } from "./post-list.reads.ts";
import { postgresTimezone, type SiteScope } from "./scope.ts";
import { searchSite } from "./search.reads.ts";
import { listSitemapChunks, listSitemapEntries } from "./sitemap.reads.ts";
import { countPostsByMonth, readSiteAuthor, readSiteTag } from "./tag-and-author.reads.ts";

let database: TestDatabase;
let scope: SiteScope;
let otherId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const made = await makePublication(database.db);
  otherId = (await makePublication(database.db)).id;
  scope = { publicationId: made.id, now: "2026-06-01T12:00:00.000Z", language: "en", timezone: "UTC" };
});

type Tx = Parameters<Parameters<typeof inPublication>[2]>[0];
const read = <T>(work: (tx: Tx) => Promise<T>) => inPublication(database.db, scope.publicationId, work);
const live = (options: Parameters<typeof makeLivePost>[2]) =>
  makeLivePost(database.db, scope.publicationId, options);
const titles = async (page = 1, size = 10, filter = {}) =>
  (await read((tx) => listSitePosts(tx, scope, { page, size, ...filter }))).items.map(({ title }) => title);

describe("what readers do not see", () => {
  test("drafts, unpublished, future and foreign posts are in no list and at no address", async () => {
    const author = await makeAuthor(database.db, scope.publicationId);
    const tag = await makeTag(database.db, scope.publicationId);
    const refs = { authorIds: [author.id], tagIds: [tag.id], html: "<p>zebra</p>" };
    await makePost(database.db, scope.publicationId, {
      title: "Draft",
      slug: "draft",
      authorIds: [author.id],
    });
    await live({ title: "Withdrawn", slug: "withdrawn", live: false, ...refs });
    await live({ title: "Future", slug: "future", publishedAt: "2026-06-01T12:00:00.001Z", ...refs });
    await makeLivePost(database.db, otherId, { title: "Foreign", slug: "foreign", html: "<p>zebra</p>" });

    expect(await titles()).toEqual([]);
    for (const slug of ["draft", "withdrawn", "future", "foreign"])
      expect(await read((tx) => readSitePost(tx, scope, { kind: "post", slug }))).toBeNull();
    expect(await read((tx) => readSiteTag(tx, scope, tag.slug))).toBeNull();
    expect(await read((tx) => readSiteAuthor(tx, scope, author.slug))).toBeNull();
    expect(await read((tx) => listFeedPosts(tx, scope, {}))).toEqual([]);
    expect(await read((tx) => listSitemapEntries(tx, scope, 1))).toEqual([]);
    expect(await read((tx) => countPostsByMonth(tx, scope))).toEqual([]);
    expect((await read((tx) => searchSite(tx, scope, { query: "zebra", page: 1 }))).hits).toEqual([]);
  });

  test("the condition names the publication even where row-level security does not bind", async () => {
    await makeLivePost(database.db, otherId, { title: "Foreign", slug: "foreign", html: "<p>zebra</p>" });
    const inOther = <T>(work: (tx: Tx) => Promise<T>) => inPublication(database.db, otherId, work);
    expect((await inOther((tx) => listSitePosts(tx, scope, { page: 1, size: 5 }))).items).toEqual([]);
    expect(await inOther((tx) => readSitePost(tx, scope, { kind: "post", slug: "foreign" }))).toBeNull();
    expect(await inOther((tx) => listSitemapEntries(tx, scope, 1))).toEqual([]);
    expect((await inOther((tx) => searchSite(tx, scope, { query: "zebra", page: 1 }))).hits).toEqual([]);
  });

  test("a post and a page may share a slug", async () => {
    await live({ title: "A post", slug: "about" });
    await live({ title: "A page", slug: "about", kind: "page" });
    const titleOf = async (kind: "post" | "page") =>
      (await read((tx) => readSitePost(tx, scope, { kind, slug: "about" })))?.title;
    expect([await titleOf("post"), await titleOf("page")]).toEqual(["A post", "A page"]);
    expect(await titles()).toEqual(["A post"]);
  });
});

describe("lists", () => {
  test("pages hold every post once, newest first, also under equal dates", async () => {
    const made = [];
    for (let n = 0; n < 23; n++)
      made.push(await live({ publishedAt: `2026-01-0${1 + (n % 3)}T00:00:00.000Z` }));
    const expected = made
      .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.id.localeCompare(a.id))
      .map(({ title }) => title);
    const pages = [
      await titles(1, 5),
      await titles(2, 5),
      await titles(3, 5),
      await titles(4, 5),
      await titles(5, 5),
    ];
    expect(pages.flat()).toEqual(expected);
    const last = await read((tx) => listSitePosts(tx, scope, { page: 5, size: 5 }));
    expect(last.hasOlder).toBe(false);
    expect((await read((tx) => listSitePosts(tx, scope, { page: 4, size: 5 }))).hasOlder).toBe(true);
    expect(await titles(10_001, 5)).toEqual([]);
  });

  test("cards carry byline and tags in their order, and what the settings say", async () => {
    const [zoe, adam] = [
      await makeAuthor(database.db, scope.publicationId, "Zoe"),
      await makeAuthor(database.db, scope.publicationId, "Adam"),
    ];
    const [b, a] = [
      await makeTag(database.db, scope.publicationId, "B"),
      await makeTag(database.db, scope.publicationId, "A"),
    ];
    const cover = { src: "/media/x.jpg", alt: "A boat", caption: "", width: 1200, height: 800 };
    await live({
      slug: "日本語",
      authorIds: [zoe.id, adam.id],
      tagIds: [b.id, a.id],
      settings: { cover, featured: true },
      updatedAt: "2026-02-03T04:05:06.007Z",
    });
    const [card] = (await read((tx) => listSitePosts(tx, scope, { page: 1, size: 5 }))).items;
    expect(card).toMatchObject({
      path: "/posts/%E6%97%A5%E6%9C%AC%E8%AA%9E",
      cover,
      featured: true,
      publishedAt: factoryTime,
      updatedAt: "2026-02-03T04:05:06.007Z",
    });
    expect(card?.authors).toEqual([zoe, adam]);
    expect(card?.tags).toEqual([b, a]);
  });

  test("by tag, by author, by month in the publication's time zone", async () => {
    const author = await makeAuthor(database.db, scope.publicationId);
    const tag = await makeTag(database.db, scope.publicationId);
    await live({ title: "Tagged", tagIds: [tag.id] });
    await live({ title: "Written", authorIds: [author.id] });
    await live({ title: "Late", publishedAt: "2025-12-31T23:30:00.000Z" });
    expect(await titles(1, 9, { tagId: tag.id })).toEqual(["Tagged"]);
    expect(await titles(1, 9, { authorId: author.id })).toEqual(["Written"]);
    expect((await read((tx) => readSiteTag(tx, scope, tag.slug)))?.postCount).toBe(1);
    expect((await read((tx) => readSiteAuthor(tx, scope, author.slug)))?.postCount).toBe(1);
    scope.timezone = "Europe/Vienna";
    const january = { from: "2026-01-01", before: "2026-02-01" };
    expect(await titles(1, 9, january)).toEqual(["Written", "Tagged", "Late"]);
    expect(await read((tx) => countPostsByMonth(tx, scope))).toEqual([{ year: 2026, month: 1, count: 3 }]);
    scope.timezone = postgresTimezone("+01:00");
    expect(await titles(1, 9, january)).toEqual(["Written", "Tagged", "Late"]);
    scope.timezone = postgresTimezone("-01:00");
    expect(await titles(1, 9, january)).toEqual([]);
    scope.timezone = "UTC";
    expect(await titles(1, 9, january)).toEqual(["Written", "Tagged"]);
  });

  test("a post knows its neighbours; equal dates do not hide one", async () => {
    await live({ title: "One", slug: "one" });
    await live({ title: "Two", slug: "two" });
    await live({ title: "Three", slug: "three" });
    await live({ title: "About", slug: "about", kind: "page" });
    const at = (slug: string, kind: "post" | "page" = "post") =>
      read((tx) => readSitePost(tx, scope, { kind, slug }));
    expect(await at("two")).toMatchObject({
      older: { title: "One", path: "/posts/one" },
      newer: { title: "Three", path: "/posts/three" },
    });
    expect(await at("three")).toMatchObject({ newer: null });
    expect(await at("about", "page")).toMatchObject({ older: null, newer: null });
  });
});

describe("feeds and sitemaps", () => {
  test("a feed has full text, but for a post of enormous length", async () => {
    await live({ title: "Short", html: "<p>whole</p>" });
    await live({ title: "Endless", html: `<p>${"x".repeat(200_001)}</p>`, text: "x" });
    const feed = await read((tx) => listFeedPosts(tx, scope, {}));
    expect(feed.map(({ title, html }) => [title, html])).toEqual([
      ["Endless", null],
      ["Short", "<p>whole</p>"],
    ]);
  });

  test("a sitemap names posts, pages, tags and authors with their last change", async () => {
    const author = await makeAuthor(database.db, scope.publicationId);
    const tag = await makeTag(database.db, scope.publicationId);
    const updatedAt = "2026-03-01T00:00:00.000Z";
    await live({ slug: "one", authorIds: [author.id], tagIds: [tag.id], updatedAt });
    await live({ slug: "about", kind: "page" });
    const entries = await read((tx) => listSitemapEntries(tx, scope, 1));
    expect(new Map(entries.map(({ path, lastModified }) => [path, lastModified]))).toEqual(
      new Map([
        ["/posts/one", updatedAt],
        ["/about", factoryTime],
        [`/tags/${tag.slug}`, updatedAt],
        [`/authors/${author.slug}`, updatedAt],
      ]),
    );
    expect(await read((tx) => listSitemapChunks(tx, scope))).toEqual([updatedAt]);
    expect(await read((tx) => listSitemapEntries(tx, scope, 2))).toEqual([]);
  });
});

describe("moved addresses", () => {
  const redirect = (fromPath: string, to: string, permanent = true) =>
    read((tx) =>
      tx.insert(redirects).values({
        publicationId: scope.publicationId,
        id: newId(),
        fromPath,
        to,
        permanent,
        createdAt: factoryTime,
      }),
    );
  const moved = (path: string) => read((tx) => readMoved(tx, scope, path));

  test("every former slug leads straight to the current one", async () => {
    await live({ slug: "third", formerSlugs: ["first", "second"] });
    await live({ slug: "contact", kind: "page", formerSlugs: ["reach-us"] });
    expect(await moved("/posts/first")).toEqual({ to: "/posts/third", permanent: true });
    expect(await moved("/posts/second")).toEqual({ to: "/posts/third", permanent: true });
    expect(await moved("/reach-us")).toEqual({ to: "/contact", permanent: true });
    expect(await moved("/first")).toBeNull();
  });

  test("a former slug of a post that is no longer live leads nowhere", async () => {
    await live({ slug: "gone-now", formerSlugs: ["gone-before"], live: false });
    expect(await moved("/posts/gone-before")).toBeNull();
  });

  test("chains end in one step, circles nowhere", async () => {
    await live({ slug: "new-name", formerSlugs: ["old-name"] });
    await redirect("/2019/old.html", "/legacy");
    await redirect("/legacy", "/posts/old-name", false);
    await redirect("/away", "https://example.org/x");
    await redirect("/alt/%C3%BCber/", "/posts/new-name");
    expect(await moved("/alt/über")).toEqual({ to: "/posts/new-name", permanent: true });
    await redirect("/a", "/b");
    await redirect("/b", "/a");
    expect(await moved("/2019/old.html")).toEqual({ to: "/posts/new-name", permanent: false });
    expect(await moved("/away")).toEqual({ to: "https://example.org/x", permanent: true });
    expect(await moved("/a")).toBeNull();
  });
});
