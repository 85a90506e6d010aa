import type { Caller } from "@broadsheet/core/testing/test-app";
import { makeStaff } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterEach, describe, expect, it } from "vitest";
import { type Instances, startInstances } from "./testing/instances.ts";

let running: Instances | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

const doc = (text: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

async function furnished(options?: Parameters<typeof startInstances>[0]) {
  running = await startInstances(options);
  const { app, all } = running;
  const owner: Caller = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  const tag = await owner.tags.create({ name: "Sea" });
  const post = await owner.posts.create({
    title: "Lighthouses",
    document: doc("They turn at night."),
    settings: { tagIds: [tag.id] },
  });
  const live = await owner.posts.publish({ id: post.id, version: post.version });
  await running.timePasses();
  return { app, all, owner, tag, post, version: live.version, timePasses: running.timePasses };
}

/** Every kind of address that shows a post. */
const addresses = [
  "/",
  "/posts/lighthouses",
  "/tags/sea",
  "/archive/2026",
  "/feed.xml",
  "/tags/sea/feed.xml",
  "/sitemaps/1.xml",
  "/api/v1/posts",
];

async function warm(all: Instances["all"], paths: readonly string[]): Promise<void> {
  for (const { get } of all)
    for (const path of paths) {
      await get(path);
      expect([path, (await get(path)).cache]).toEqual([path, "hit"]);
    }
}

describe.each([
  ["with notifications", true],
  ["although no notification ever comes", false],
])("two instances, %s", (_, listens) => {
  it("show a change within 100 ms of its commit, at every address that shows it", async () => {
    const { all, owner, post, version } = await furnished({ listens });
    await warm(all, addresses);
    const saved = await owner.posts.save({ id: post.id, version, title: "Lightships" });
    await owner.posts.publish({ id: post.id, version: saved.version });
    const committed = performance.now();
    const old = new Set(all.flatMap((_, n) => addresses.map((path) => `${n} ${path}`)));
    // Reads without a pause, as a crowd would; from 100 ms on nothing old may be among the answers.
    for (let asked = performance.now(); old.size > 0 || asked < committed + 100; asked = performance.now()) {
      for (const [n, { get }] of all.entries())
        for (const path of addresses) {
          const began = performance.now();
          const { text, status } = await get(path);
          expect([path, status]).toEqual([path, 200]);
          const current = path.startsWith("/sitemaps") || text.includes("Lightships");
          if (current) old.delete(`${n} ${path}`);
          else expect(began, path).toBeLessThan(committed + 100);
        }
    }
  });

  it("show nothing any more of what was taken from readers", async () => {
    const { all, owner, post, version, timePasses } = await furnished({ listens });
    await warm(all, addresses);
    await owner.posts.unpublish({ id: post.id, version });
    await timePasses();
    for (const { get } of all) {
      for (const path of addresses)
        expect([path, (await get(path)).text.includes("Lighthouses")]).toEqual([path, false]);
      expect((await get("/posts/lighthouses")).status).toBe(404);
      // What is not there is known for a moment as well, and no longer than until something is there.
      expect(await get("/posts/lighthouses")).toMatchObject({ status: 404, cache: "hit" });
    }
    const again = await owner.posts.get({ id: post.id });
    await owner.posts.publish({ id: post.id, version: again.version });
    await timePasses();
    for (const { get } of all) expect((await get("/posts/lighthouses")).status).toBe(200);
  });
});

describe("changes beside posts", () => {
  it("of names, settings and redirects are seen where they are shown", async () => {
    const { all, owner, tag, timePasses } = await furnished();
    const paths = ["/", "/posts/lighthouses", "/tags/sea", "/feed.xml"];
    await warm(all, [...paths, "/elsewhere", "/robots.txt"]);

    await owner.tags.update({ id: tag.id, version: 1, name: "Coast" });
    await timePasses();
    for (const { get } of all)
      for (const path of ["/posts/lighthouses", "/tags/sea"])
        expect((await get(path)).text).toContain("Coast");

    const { version } = await owner.publication.get();
    await owner.publication.update({ version, name: "The Daily Tide", settings: { hidden: true } });
    await timePasses();
    for (const { get } of all) {
      for (const path of paths)
        expect([path, (await get(path)).text.includes("The Daily Tide")]).toEqual([path, true]);
      expect((await get("/robots.txt")).text).toContain("Disallow: /");
    }

    for (const { get } of all) expect((await get("/elsewhere")).status).toBe(404);
    const redirect = await owner.redirects.create({ fromPath: "/elsewhere", to: "/posts/lighthouses" });
    await timePasses();
    for (const { get } of all) {
      expect((await get("/elsewhere?utm_source=x")).headers.get("location")).toBe(
        "/posts/lighthouses?utm_source=x",
      );
      expect(await get("/elsewhere")).toMatchObject({ status: 301, cache: "hit" });
    }
    await owner.redirects.delete({ id: redirect.id });
    await timePasses();
    for (const { get } of all) expect((await get("/elsewhere")).status).toBe(404);
  });
});

it("answers of the API for strangers are kept, those for tokens and the words people search for are not", async () => {
  const { all, owner } = await furnished();
  const [{ get }] = all;
  await get("/api/v1/posts?limit=15");
  const hit = await get("/api/v1/posts?limit=15&utm_source=x");
  expect(hit.cache).toBe("hit");
  expect(hit.headers.get("access-control-allow-origin")).toBe("*");
  expect([...hit.headers.keys()].filter((name) => name.startsWith("ratelimit"))).toEqual([]);
  expect(
    (await get("/api/v1/posts?limit=15", { "if-none-match": hit.headers.get("etag") ?? "" })).status,
  ).toBe(304);
  const made = await owner.tokens.create({ name: "T", scopes: ["posts:read"], expiresInDays: 1 });
  const authorization = `Bearer ${made.secret}`;
  expect((await get("/api/v1/posts?limit=15", { authorization })).cache).toBe("fwd=bypass");
  for (const _ of [1, 2]) expect((await get("/api/v1/posts?q=night")).cache).toBe("fwd=bypass");
  for (const _ of [1, 2]) expect((await get("/api/v1/posts/slug/none")).status).toBe(404);
});

describe("publishing a post", () => {
  const unconcerned = [
    "/posts/old-3",
    "/tags/sky",
    "/tags/sky/feed.xml",
    "/authors/ada",
    "/authors/ada/feed.json",
  ];
  const concerned = [
    ...[
      "/",
      "/archive",
      "/feed.xml",
      "/atom.xml",
      "/feed.json",
      "/sitemap.xml",
      "/sitemaps/1.xml",
      "/api/v1/posts",
    ],
    ...["/tags/sea", "/tags/sea/feed.xml", "/authors/bo", "/posts/lighthouses", "/search?q=sea", "/llms.txt"],
  ];

  it("drops what shows it or comes to show it, and leaves all other pages in the cache", async () => {
    const { app, all, owner, tag, timePasses } = await furnished();
    const { db } = app.services;
    const sky = await owner.tags.create({ name: "Sky" });
    const [ada, bo] = await Promise.all(
      ["Ada", "Bo"].map((name) => owner.authors.create({ name, slug: name.toLowerCase() })),
    );
    const old = (n: number) => ({ slug: `old-${n}`, publishedAt: `2020-01-0${n}T00:00:00.000Z` });
    for (const n of [1, 2, 3, 4, 5])
      await makeLivePost(db, app.publication.id, { ...old(n), tagIds: [sky.id], authorIds: [ada?.id ?? ""] });
    await makeLivePost(db, app.publication.id, {
      slug: "by-bo",
      tagIds: [tag.id],
      authorIds: [bo?.id ?? ""],
    });
    await timePasses();
    await warm(all, [...unconcerned, ...concerned]);
    const { id, version } = await owner.posts.create({
      title: "Harbours of the sea",
      authorIds: [bo?.id ?? ""],
      settings: { tagIds: [tag.id] },
    });
    await owner.posts.publish({ id, version });
    await timePasses();
    for (const { get } of all) {
      for (const path of unconcerned) expect([path, (await get(path)).cache]).toEqual([path, "hit"]);
      for (const path of concerned) {
        const { cache, status } = await get(path);
        expect([path, status, cache]).not.toEqual([path, 200, "hit"]);
      }
    }
    expect((await all[0].get("/posts/lighthouses")).text).toContain("Harbours of the sea");
  });

  it("and renaming a tag drops what names it alone", async () => {
    const { app, all, owner, tag, timePasses } = await furnished();
    const sky = await owner.tags.create({ name: "Sky" });
    await makeLivePost(app.services.db, app.publication.id, {
      ...{ slug: "clouds", publishedAt: "2020-01-01T00:00:00.000Z", tagIds: [sky.id] },
    });
    await timePasses();
    const kept = ["/tags/sky", "/posts/clouds"];
    await warm(all, [...kept, "/tags/sea", "/posts/lighthouses"]);
    await owner.tags.update({ id: tag.id, version: tag.version, name: "Ocean" });
    await timePasses();
    for (const { get } of all) {
      for (const path of kept) expect([path, (await get(path)).cache]).toEqual([path, "hit"]);
      for (const path of ["/tags/sea", "/posts/lighthouses"])
        expect((await get(path)).text, path).toContain("Ocean");
    }
  });
});
