import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { parseFeed } from "@rowanmanning/feed-parser";
import RssParser from "rss-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonLdFaults, sitemapFaults } from "./testing/schemas.ts";
import { type TestSite, testSite } from "./testing/test-site.ts";
import { wantsMarkdown } from "./wants-markdown.ts";

let app: TestApp;
let site: TestSite;
let tag: { id: string; slug: string };
let author: { id: string; slug: string };
let written: { id: string; version: number };

beforeAll(async () => {
  app = await createTestApp({ name: "The Daily & Co." });
  site = testSite(app);
  const { db } = app.services;
  const { id } = app.publication;
  const staff = await makeStaff(db, id, "editor", { name: "Ada" });
  author = await makeAuthor(db, id, "Grace");
  tag = await makeTag(db, id, "Sea");
  const editor = await app.as(staff);
  written = await editor.posts.create({
    title: "Lights *at* night",
    slug: "lights",
    document: {
      type: "doc",
      content: [
        {
          type: "paragraph",
          content: [
            { type: "text", text: "They turn " },
            { type: "text", text: "slowly", marks: [{ type: "link", attrs: { href: "/about" } }] },
            { type: "text", text: "." },
          ],
        },
        { type: "figure", attrs: { src: "/media/boat.jpg", alt: "A boat" } },
      ],
    },
    settings: { tagIds: [tag.id], excerpt: "Of towers & lamps" },
  });
  await editor.posts.publish(written);
  await makeLivePost(db, id, {
    slug: "hidden",
    title: "Hidden",
    publishedAt: "2025-01-01T00:00:00.000Z",
    settings: { noindex: true },
    authorIds: [author.id],
    tagIds: [tag.id],
  });
  await makeLivePost(db, id, { slug: "about", kind: "page", title: "About" });
});
afterAll(async () => {
  site.forget();
  await app.close();
});

describe("feeds in two parsers that are not ours", () => {
  const bases = () => ["", `/tags/${tag.slug}`, `/authors/${author.slug}`];

  test.each(["feed.xml", "atom.xml"])("%s", async (file) => {
    for (const base of bases()) {
      const xml = await site.text(`${base}/${file}`);
      const [one, other] = [parseFeed(xml), await new RssParser().parseString(xml)];
      expect(other.items.length).toBeGreaterThan(0);
      expect(one.items.map(({ title }) => title)).toEqual(other.items.map(({ title }) => title));
      expect(one.items.map(({ url }) => url)).toEqual(other.items.map(({ link }) => link));
      expect(one.self).toBe(`http://localhost:3000${base}/${file}`);
      expect(one.items.every(({ published, content }) => published && content)).toBe(true);
    }
  });

  test("full text and names arrive", async () => {
    const { items } = parseFeed(await site.text("/feed.xml"));
    expect(items[0]).toMatchObject({ title: "Lights *at* night", description: "Of towers & lamps" });
    expect(items[0]?.content).toContain('<a href="http://localhost:3000/about">slowly</a>');
    expect(items[0]?.categories.map(({ term }) => term)).toEqual(["Sea"]);
    expect(items[0]?.authors.map(({ name }) => name)).toEqual(["Ada"]);
  });
});

describe("for crawlers", () => {
  test("sitemaps and their index are valid and name pictures; what is not to be found is not in them", async () => {
    const map = await site.text("/sitemaps/1.xml");
    expect(await sitemapFaults(map, "sitemap")).toEqual([]);
    expect(await sitemapFaults(await site.text("/sitemap.xml"), "index")).toEqual([]);
    expect(map).toContain("<image:loc>http://localhost:3000/media/boat.jpg</image:loc>");
    expect(map).not.toContain("/posts/hidden");
    expect(await site.text("/posts/hidden")).toContain('<meta name="robots" content="noindex"/>');
    expect(await sitemapFaults(map.replaceAll("lastmod", "changed"), "sitemap")).not.toEqual([]);
  });

  test("JSON-LD is what schema.org knows", async () => {
    const kinds: string[] = [];
    for (const address of ["/", "/posts/lights", `/tags/${tag.slug}`, `/authors/${author.slug}`]) {
      const html = await site.text(address);
      for (const [, json = ""] of html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)) {
        const data = JSON.parse(json);
        kinds.push(data["@type"]);
        expect([address, data["@type"], jsonLdFaults(data)]).toEqual([address, data["@type"], []]);
        expect(data["@context"]).toBe("https://schema.org");
      }
    }
    expect(new Set(kinds)).toEqual(
      new Set(["WebSite", "Organization", "Article", "BreadcrumbList", "Person"]),
    );
    expect(
      jsonLdFaults({
        "@type": "Article",
        headline: { "@type": "Person" },
        wordCount: true,
        wordcount: 1,
        author: { "@type": "Persona" },
        publisher: { "@id": "#x" },
      }),
    ).toEqual([
      "/Article.headline takes no Person",
      "/Article.wordCount takes no boolean",
      "/Article.wordcount is no property of it",
      "/Article.author takes no Persona",
    ]);
  });

  test("robots.txt has the publication's own lines", async () => {
    const lines = app.database.owner.json({ robotsLines: "User-agent: Greedy\nDisallow: /" });
    await app.database.owner`update publications set settings = settings || ${lines}`;
    await site.publicationChanged();
    expect(await site.text("/robots.txt")).toContain("\nUser-agent: Greedy\nDisallow: /\n");
  });

  test("llms.txt leads to the Markdown of each post", async () => {
    const text = await site.text("/llms.txt");
    expect(text).toContain("# The Daily & Co.");
    expect(text).toContain("- [Lights *at* night](http://localhost:3000/posts/lights.md): Of towers & lamps");
    expect(text).toContain("- [About](http://localhost:3000/about.md)");
    expect(text).not.toContain("Hidden");
  });
});

test("where a hub and IndexNow are wanted, feeds name the one and the key of the other is shown", async () => {
  const hub = "https://hub.example.org/";
  expect((await site.get("/indexnow.txt")).status).toBe(404);
  const change = async (settings: { websubHub: string | null; indexNow: boolean }) => {
    await app.database
      .owner`update publications set settings = settings || ${app.database.owner.json(settings)}`;
    await site.publicationChanged();
  };
  await change({ websubHub: hub, indexNow: true });
  expect(await site.text("/indexnow.txt")).toMatch(/^[0-9a-f]{32}$/);
  const response = await site.get("/feed.xml");
  expect(response.headers.get("link")).toBe(
    `<${hub}>; rel="hub", <http://localhost:3000/feed.xml>; rel="self"`,
  );
  expect(await response.text()).toContain(`<atom:link href="${hub}" rel="hub"/>`);
  expect(await site.text("/atom.xml")).toContain(`<link rel="hub" href="${hub}"/>`);
  expect(JSON.parse(await site.text("/feed.json")).hubs).toEqual([{ type: "WebSub", url: hub }]);
  await change({ websubHub: null, indexNow: false });
});

describe("a post as Markdown", () => {
  test("has its text with absolute addresses, and is kept with the post", async () => {
    const response = await site.get("/posts/lights.md");
    expect(response.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(response.headers.get("cache-tag")).toContain(`post:${written.id}`);
    expect(response.headers.get("link")).toBe('<http://localhost:3000/posts/lights>; rel="canonical"');
    const text = await response.text();
    expect(text).toContain("# Lights \\*at\\* night\n\nThey turn [slowly](http://localhost:3000/about).");
    expect(text).toContain("![A boat](http://localhost:3000/media/boat.jpg)");
    expect(text).toMatch(/^---\ntitle: Lights \*at\* night\nurl: http:\/\/localhost:3000\/posts\/lights\n/);
    expect((await site.get("/about.md")).status).toBe(200);
    expect((await site.get("/posts/none.md")).status).toBe(404);
  });

  test("is named by the page, and found by who asks for Markdown at the page's address", async () => {
    const page = await site.get("/posts/lights");
    expect(page.headers.get("link")).toBe('</posts/lights.md>; rel="alternate"; type="text/markdown"');
    expect(await page.text()).toContain(
      '<link rel="alternate" type="text/markdown" href="/posts/lights.md"/>',
    );
    const asked = await site.get("/posts/lights", { accept: "text/markdown, text/html;q=0.5" });
    expect([asked.status, asked.headers.get("location"), asked.headers.get("cache-control")]).toEqual([
      303,
      "/posts/lights.md",
      "private, no-store",
    ]);
  });

  test.each([
    [null, false],
    ["text/html,application/xhtml+xml,*/*;q=0.8", false],
    ["text/markdown", true],
    ["text/html, text/markdown;q=0.9", false],
    ["Text/Markdown;q=1, text/html", true],
    ["text/markdown;q=0", false],
    ["text/markdown;q=x", false],
  ])("the header %j: %s", (accept, expected) => {
    expect(wantsMarkdown(accept)).toBe(expected);
  });
});

describe("the picture of a post that is shared", () => {
  test("is drawn once, at an address that names what is drawn", async () => {
    const html = await site.text("/posts/lights");
    const address = /<meta property="og:image" content="http:\/\/localhost:3000(.*?)"/.exec(html)?.[1] ?? "";
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
    const response = await site.get(address);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const png = Buffer.from(await response.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const key = `share-images/${app.publication.id}/${address.split("/").at(-1)}`;
    expect(png.equals((await app.services.storage.get(key)) ?? new Uint8Array())).toBe(true);
    const other = address.replace(/-[0-9a-f]{32}\.png$/, `-${"0".repeat(32)}.png`);
    for (const wrong of [other, "/share-images/x.png", "/share-images/..%2Fx.png"])
      expect([wrong, (await site.get(wrong)).status]).toEqual([wrong, 404]);
  });

  test("is left out where its letters cannot be drawn", async () => {
    await makeLivePost(app.services.db, app.publication.id, { slug: "han", title: "灯台" });
    expect(await site.text("/posts/han")).not.toContain("og:image");
  });
});
