import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestSite, testSite } from "../testing/test-site.ts";
import { element, xmlDocument } from "./xml.ts";

const hostile = `]]><script>&amp;"'\u0001\u000b\ufffe é 😀`;
const html =
  '<p><a href="/posts/x">in</a> <a href="#fn-1">note</a> <a href="https://e.org/">out</a></p><pre><code>href="/no" &lt;b&gt;</code></pre>';

let app: TestApp;
let site: TestSite;
let slugs: { tag: string; author: string };
let newest: { id: string };

beforeAll(async () => {
  app = await createTestApp({ name: `The Daily ${hostile}` });
  site = testSite(app);
  const { db } = app.services;
  const author = await makeAuthor(db, app.publication.id, `Ada ${hostile}`);
  const tag = await makeTag(db, app.publication.id, `News ${hostile}`);
  slugs = { tag: tag.slug, author: author.slug };
  await makeLivePost(db, app.publication.id, { title: "Elsewhere", publishedAt: "2025-01-01T00:00:00.000Z" });
  newest = await makeLivePost(db, app.publication.id, {
    title: `Title ${hostile}`,
    slug: "größe",
    html,
    excerpt: `Short ${hostile}`,
    authorIds: [author.id],
    tagIds: [tag.id],
    settings: { cover: { src: "/media/boat.jpg", alt: "", caption: "", width: null, height: null } },
  });
});
afterAll(async () => {
  site.forget();
  await app.close();
});

const shown = `Title ]]><script>&amp;"' é 😀`;
const url = "http://localhost:3000/posts/gr%C3%B6%C3%9Fe";
const wellFormed = (xml: string) => {
  expect(XMLValidator.validate(xml)).toBe(true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
};

describe("feeds", () => {
  test("RSS", async () => {
    const response = await site.get("/feed.xml");
    expect(response.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    expect(response.headers.get("cache-tag")).toContain(`lists:${app.publication.id}`);
    const xml = await response.text();
    wellFormed(xml);
    const feed = parseRssFeed(xml);
    expect(feed.items?.map(({ title }) => title)).toEqual([shown, "Elsewhere"]);
    expect(feed.items?.[0]).toMatchObject({
      link: url,
      guid: { value: `urn:uuid:${newest.id}`, isPermaLink: false },
    });
    const content = feed.items?.[0]?.content?.encoded;
    expect(content).toContain('<a href="http://localhost:3000/posts/x">in</a>');
    expect(content).toContain(`<a href="${url}#fn-1">note</a>`);
    expect(content).toContain('href="/no" &lt;b&gt;');
    expect(
      await (await site.get("/feed.xml", { "if-none-match": response.headers.get("etag") ?? "" })).status,
    ).toBe(304);
  });

  test("Atom", async () => {
    const xml = await site.text("/atom.xml");
    wellFormed(xml);
    const feed = parseAtomFeed(xml);
    expect(feed.entries?.map(({ id }) => id)[0]).toBe(`urn:uuid:${newest.id}`);
    const title = feed.entries?.[0]?.title;
    expect(typeof title === "object" ? title.value : title).toBe(shown);
    expect(feed.updated).toBe("2026-01-01T00:00:00.000Z");
  });

  test("JSON Feed", async () => {
    const body = await site.text("/feed.json");
    const feed = parseJsonFeed(JSON.parse(body));
    expect(feed).toMatchObject({ feed_url: "http://localhost:3000/feed.json", language: "en" });
    expect(JSON.parse(body).items[0]).toMatchObject({ url, image: "http://localhost:3000/media/boat.jpg" });
    expect(JSON.parse(body).items).toHaveLength(2);
  });

  test.each(["feed.xml", "atom.xml"])("%s of a tag and of an author", async (file) => {
    for (const base of [`/tags/${slugs.tag}`, `/authors/${slugs.author}`]) {
      const xml = await site.text(`${base}/${file}`);
      wellFormed(xml);
      expect(xml).toContain(`http://localhost:3000${base}/${file}`);
      expect(xml).not.toContain("Elsewhere");
      expect(xml).toContain(newest.id);
    }
    expect(JSON.parse(await site.text(`/tags/${slugs.tag}/feed.json`)).items).toHaveLength(1);
  });
});

describe("for crawlers", () => {
  test("the sitemap index names files that name every address", async () => {
    const index = await site.text("/sitemap.xml");
    wellFormed(index);
    expect(index).toContain(
      "<loc>http://localhost:3000/sitemaps/1.xml</loc><lastmod>2026-01-01T00:00:00.000Z</lastmod>",
    );
    const map = await site.text("/sitemaps/1.xml");
    wellFormed(map);
    for (const path of [
      "/",
      "/archive",
      "/posts/gr%C3%B6%C3%9Fe",
      `/tags/${slugs.tag}`,
      `/authors/${slugs.author}`,
    ])
      expect(map).toContain(`<loc>http://localhost:3000${path}</loc>`);
  });

  test("robots.txt; a hidden publication asks everybody to stay away", async () => {
    expect(await site.text("/robots.txt")).toContain("Sitemap: http://localhost:3000/sitemap.xml");
    await app.database.owner`update publications set settings = settings || '{"hidden": true}'`;
    await site.publicationChanged();
    expect(await site.text("/robots.txt")).toBe("User-agent: *\nDisallow: /\n");
    expect((await site.get("/sitemap.xml")).status).toBe(404);
    expect((await site.get("/feed.xml")).headers.get("x-robots-tag")).toBe("noindex");
    expect(await site.text("/")).toContain('<meta name="robots" content="noindex"/>');
    await app.database.owner`update publications set settings = settings || '{"hidden": false}'`;
    await site.publicationChanged();
  });
});

test("what is put into XML is text", () => {
  const made = xmlDocument(element("a", { b: `"<&'\u0000` }, `]]></a>\ud800`, null, element("c"), 0));
  expect(made).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a b="&quot;&lt;&amp;&apos;">]]&gt;&lt;/a&gt;\ufffd<c/>0</a>\n',
  );
});
