import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor, makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problemsOf } from "./testing/fixtures.ts";
import { type TestSite, testSite } from "./testing/test-site.ts";

let app: TestApp;
let site: TestSite;

beforeEach(async () => {
  app = await createTestApp({ name: "The Daily", settings: { postsPerPage: 2 } });
  site = testSite(app);
});
afterEach(async () => {
  site.forget();
  await app.close();
});

const live = (options: Parameters<typeof makeLivePost>[2] = {}) =>
  makeLivePost(app.services.db, app.publication.id, options);
const status = async (address: string) => (await site.get(address)).status;

async function expectValid(html: string) {
  expect(await problemsOf(html)).toEqual([]);
}

async function furnished() {
  const author = await makeAuthor(app.services.db, app.publication.id, "Ada");
  const tag = await makeTag(app.services.db, app.publication.id, "News");
  const refs = { authorIds: [author.id], tagIds: [tag.id] };
  for (let n = 1; n <= 5; n++) await live({ slug: `post-number-${n}`, title: `Post number ${n}`, ...refs });
  await live({ kind: "page", slug: "about", title: "About us" });
  return { author, tag };
}

describe("pages", () => {
  test("each kind answers a valid document with what caches and crawlers need", async () => {
    const { author, tag } = await furnished();
    const addresses = [
      "/",
      "/?page=2",
      "/posts/post-number-3",
      "/about",
      `/tags/${tag.slug}`,
      `/authors/${author.slug}`,
      "/archive",
      "/archive/2026",
      "/archive/2026/01",
      "/search",
    ];
    for (const address of addresses) {
      const response = await site.get(address);
      expect([address, response.status]).toEqual([address, 200]);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe(
        "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600",
      );
      expect(response.headers.get("cache-tag")).toContain(`publication:${app.publication.id}`);
      const html = await response.text();
      expect(html).toContain(`<link rel="canonical" href="http://localhost:3000${address}"/>`);
      expect(html).toContain('type="application/rss+xml"');
      expect(html).not.toMatch(/<script(?![^>]*(src=|application\/ld\+json))/);
      expect(html).not.toMatch(/<style|\son[a-z]+=/);
      await expectValid(html);
      const again = await site.get(address, { "if-none-match": response.headers.get("etag") ?? "" });
      expect([address, again.status, await again.text()]).toEqual([address, 304, ""]);
    }
  });

  test("the home page goes on without JavaScript, and ends", async () => {
    await furnished();
    const [first, second, third] = [
      await site.text("/"),
      await site.text("/?page=2"),
      await site.text("/?page=3"),
    ];
    expect(first).toContain('<a class="paging-older" href="/?page=2" rel="next">');
    expect(first).not.toContain("paging-newer");
    expect(second).toContain('<a class="paging-newer" href="/" rel="prev">');
    expect(third).toContain("Post number 1");
    expect(third).not.toContain("paging-older");
    expect(await status("/?page=4")).toBe(404);
  });

  test.each([
    "/?page=abc",
    "/?page=0",
    "/?page=-1",
    "/?page=1e3",
    "/?page=1&page=2",
    "/?page=",
    "/search?q=a&page=x",
    "/%ff",
    "/posts/%E0%A4%A",
  ])("%s is refused, not an error of ours", async (address) => {
    const response = await site.get(address);
    expect(response.status).toBe(400);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    await expectValid(await response.text());
  });

  test("a post's document tells who, when, what", async () => {
    const { author, tag } = await furnished();
    const { id } = await live({
      slug: "told",
      title: "Told",
      excerpt: "In short",
      authorIds: [author.id],
      tagIds: [tag.id],
      settings: {
        cover: { src: "/media/boat.jpg", alt: "A boat", caption: "At sea", width: 1200, height: 800 },
        language: "he",
      },
    });
    const response = await site.get("/posts/told");
    for (const part of [`post:${id}`, `tag:${tag.id}`, `author:${author.id}`])
      expect(response.headers.get("cache-tag")).toContain(part);
    const html = await response.text();
    expect(html).toContain('<meta property="og:image" content="http://localhost:3000/media/boat.jpg"/>');
    expect(html).toContain('<article class="post" lang="he" dir="rtl">');
    expect(html).toContain('width="1200" height="800"');
    expect(html).toContain("January 1, 2026");
    const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json]) =>
      JSON.parse(json ?? ""),
    );
    expect(data.map((entry) => entry["@type"])).toEqual(["Article", "BreadcrumbList"]);
    expect(data[0]).toMatchObject({ headline: "Told", author: [{ "@type": "Person", name: "Ada" }] });
    await expectValid(html);
  });

  test("dates are those of the publication's language and time zone", async () => {
    await app.database
      .owner`update publications set settings = settings || '{"language":"de","timezone":"Pacific/Auckland"}'`;
    await live({ slug: "late", publishedAt: "2025-12-31T12:00:00.000Z" });
    expect(await site.text("/posts/late")).toContain("1. Januar 2026");
    expect(await site.text("/archive")).toContain("Januar");
  });

  test("a language that is none does not break the page", async () => {
    await live({ slug: "odd", settings: { language: "!!" } });
    expect(await status("/posts/odd")).toBe(200);
    await app.database
      .owner`update publications set settings = settings || '{"language":"en-12","timezone":"+05:30"}'`;
    await site.publicationChanged();
    for (const address of ["/", "/posts/odd", "/archive", "/feed.xml", "/search?q=post"])
      expect([address, await status(address)]).toEqual([address, 200]);
  });
});

describe("addresses at which nothing lives", () => {
  test("404 with a search form and the newest posts, for any path", async () => {
    await furnished();
    for (const address of [
      "/posts/none",
      "/none",
      "/a/b/c",
      "/tags/none",
      "/authors/none",
      "/archive/2020",
      "/archive/abc",
      "/archive/2026/13",
      "/tags/none/feed.xml",
      "/sitemaps/9.xml",
      "/sitemaps/x",
    ]) {
      const response = await site.get(address);
      expect([address, response.status, response.headers.get("cache-control")]).toEqual([
        address,
        404,
        "public, max-age=0, s-maxage=10",
      ]);
      const html = await response.text();
      expect(html).toMatch(/<form class="search-form" [^>]*action="\/search" method="get">/);
      expect(html).toContain("Post number 5");
      expect(html).toContain('<meta name="robots" content="noindex"/>');
    }
    await expectValid(await site.text("/none"));
  });

  test("moved posts, redirects, slashes and capitals lead on in one step", async () => {
    await live({ slug: "current", formerSlugs: ["first", "second"] });
    await live({ kind: "page", slug: "größe", formerSlugs: ["alt"] });
    for (const [from, to, permanent] of [
      ["/2019/old.html", "/posts/first", true],
      ["/soon", "https://example.org/", false],
    ] as const)
      await app.database.owner`insert into redirects values
        (${app.publication.id}, gen_random_uuid(), ${from}, ${to}, ${permanent}, now())`;
    const leads = async (address: string) => {
      const response = await site.get(address);
      return [response.status, response.headers.get("location")];
    };
    expect(await leads("/posts/first")).toEqual([301, "/posts/current"]);
    expect(await leads("/posts/second?utm_source=x")).toEqual([301, "/posts/current?utm_source=x"]);
    expect(await leads("/2019/old.html")).toEqual([301, "/posts/current"]);
    expect(await leads("/soon")).toEqual([302, "https://example.org/"]);
    expect(await leads("/alt")).toEqual([301, "/gr%C3%B6%C3%9Fe"]);
    expect(await leads("/Posts/Current")).toEqual([301, "/posts/current"]);
    expect(await leads("/posts/Current")).toEqual([301, "/posts/current"]);
    expect(await leads("/GRÖSSE")).toEqual([301, "/gr%C3%B6sse"]);
    expect(await leads("/deep/path/")).toEqual([301, "/deep/path"]);
    expect(await status("/gr%C3%B6%C3%9Fe")).toBe(200);
    expect(await status("/gro%CC%88%C3%9Fe")).toBe(200);
  });

  test("no address can make a redirect leave the site or split a header", async () => {
    for (const address of [
      "/%2F%2Fevil.test/A",
      "/A%0d%0aset-cookie:x=1",
      "/\\evil.test/A",
      "//evil.test/A",
      "/./%2Fevil.test/A",
    ]) {
      const location = (await site.get(address)).headers.get("location");
      if (location === null) continue;
      expect(new URL(location, "http://localhost:3000").host).toBe("localhost:3000");
      expect(location).toMatch(/^[\x21-\x7e]+$/);
    }
  });

  test("an unknown host is told nothing about the publications there are", async () => {
    await makePublication(app.services.db, { name: "Second", hosts: ["second.test"] });
    const response = await site.get("/", { host: "unknown.test" });
    expect(response.status).toBe(404);
    const html = await response.text();
    expect(html).not.toMatch(/The Daily|Second/);
    await expectValid(html);
    expect(await (await site.get("/", { host: "second.test" })).text()).toContain("Second");
  });
});

describe("beginnings and failures", () => {
  test("an unclaimed publication says so, and at the machine itself how to claim it", async () => {
    const { id } = await makePublication(app.services.db, {
      name: "Fresh",
      claimed: false,
      hosts: ["fresh.test", "fresh.localhost"],
    });
    expect(id).toBeTruthy();
    const outside = await site.get("/", { host: "fresh.test" });
    expect(outside.headers.get("cache-control")).toBe("private, no-store");
    const html = await outside.text();
    expect(html).toContain("being set up");
    expect(html).not.toContain("one-time link");
    await expectValid(html);
    expect(await (await site.get("/", { host: "fresh.localhost" })).text()).toContain("one-time link");
  });

  test("an empty publication answers everywhere", async () => {
    for (const address of [
      "/",
      "/archive",
      "/search",
      "/search?q=x",
      "/feed.xml",
      "/sitemap.xml",
      "/robots.txt",
    ])
      expect([address, await status(address)]).toEqual([address, 200]);
    expect(await site.text("/")).toContain("Nothing has been published yet");
    for (const address of ["/", "/archive", "/search?q=x", "/developers"])
      await expectValid(await site.text(address));
  });

  test("a failure is a page without details, and is logged", async () => {
    await live({ slug: "here" });
    await app.database.owner`alter table posts rename column html to html_gone`;
    const response = await site.get("/posts/here");
    expect(response.status).toBe(500);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const html = await response.text();
    expect(html).toContain("Something went wrong on our side");
    expect(html).not.toMatch(/html_gone|column|select/i);
    await expectValid(html);
  });

  test("while the database is away, readers are asked to come back", async () => {
    await app.services.db.close();
    const response = await site.get("/");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
    await expectValid(await response.text());
  });

  test("a program that asks for what is not in the API gets no page", async () => {
    const response = await site.get("/api/none");
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json",
    ]);
    expect(await response.json()).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });
});

describe("hostile content", () => {
  const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'</script>`;

  test("stays text in title, tag, author, settings and query", async () => {
    const author = await makeAuthor(app.services.db, app.publication.id, `A ${evil}`);
    const tag = await makeTag(app.services.db, app.publication.id, `T ${evil}`);
    await app.database.owner`update publications set name = ${`N ${evil}`}, description = ${evil},
      settings = settings || ${app.database.owner.json({ footerText: evil, navigation: [{ label: evil, href: "/x" }] })}`;
    await app.database.owner`update tags set description = ${evil}`;
    await app.database.owner`update authors set bio = ${evil}`;
    await live({
      slug: "evil",
      title: `P ${evil}`,
      excerpt: evil,
      html: "<p>harmless</p>",
      authorIds: [author.id],
      tagIds: [tag.id],
      settings: {
        metaDescription: evil,
        cover: { src: "/x.jpg", alt: evil, caption: evil, width: null, height: null },
      },
    });
    const query = encodeURIComponent(evil);
    for (const address of [
      "/",
      "/posts/evil",
      `/tags/${tag.slug}`,
      `/authors/${author.slug}`,
      "/archive/2026",
      `/search?q=${query}`,
      "/search?q=harmless",
      `/none?q=${query}`,
    ]) {
      const html = await site.text(address);
      expect(html).not.toMatch(/<script>|<img src=x|<img src="x"/);
      await expectValid(html);
    }
  });

  test("search pages are kept until lists change, by what they ask for, and by no search engine", async () => {
    const response = await site.get("/search?q=boat");
    expect(response.headers.get("cache-tag")).toContain(`lists:${app.publication.id}`);
    expect(response.headers.get("no-vary-search")).toBe(
      'key-order, params, except=("q" "tag" "author" "year" "page")',
    );
    expect(await response.text()).toContain('<meta name="robots" content="noindex"/>');
  });

  test.each(["'", '"', "\u0000", "%00", "(((", "a:*&!", "x".repeat(3000), "\ud800"])(
    "the query %j is answered",
    async (query) => {
      expect(await status(`/search?q=${encodeURIComponent(query.toWellFormed())}`)).toBe(200);
    },
  );
});
