import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeAuthor, makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeToken, type Rest, restOf } from "../testing/rest-client.ts";

let app: TestApp;
let rest: Rest;
let authorId: string;
let writer: string;
let reader: string;

beforeAll(async () => {
  app = await createTestApp();
  rest = restOf(app);
  authorId = (await makeAuthor(app.services.db, app.publication.id, "Ada")).id;
  writer = await makeToken(app, "posts:write", "posts:publish", "tags:write");
  reader = await makeToken(app, "content:read");
});
afterAll(() => app.close());

const create = (body: object = {}) =>
  rest("POST", "/posts", { token: writer, body: { title: "Hello", authorIds: [authorId], ...body } });

describe("writing over REST", () => {
  it("takes a post from Markdown to its readers, by version, to the bin and back", async () => {
    const made = await create({ slug: "first", markdown: "Some *text*.", excerpt: "In short" });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.headers.get("location")).toBe(`http://localhost:3000/api/v1/posts/${id}`);
    expect(made.body).toMatchObject({ view: "editorial", status: "draft", version: 1, excerpt: "In short" });
    expect((await rest("GET", `/posts/${id}`)).status).toBe(404);

    const saved = await rest("PUT", `/posts/${id}`, {
      token: writer,
      headers: { "if-match": made.headers.get("etag") ?? "" },
      body: { title: "Hello, world" },
    });
    expect(saved.body).toMatchObject({ title: "Hello, world", excerpt: "In short", version: 2 });
    expect(saved.body.document).toEqual(made.body.document);

    const published = await rest("POST", `/posts/${id}/publish`, { token: writer, body: { version: 2 } });
    expect(published.body).toMatchObject({ status: "published", url: "http://localhost:3000/posts/first" });
    const live = await rest("GET", "/posts/slug/first?include=html,document");
    expect(live.body).toMatchObject({ view: "live", id, title: "Hello, world", authors: [{ name: "Ada" }] });
    expect(live.body.html).toBe("<p>Some <em>text</em>.</p>");
    expect(live.body.document.type).toBe("doc");

    expect((await rest("DELETE", `/posts/${id}`, { token: writer })).status).toBe(204);
    expect((await rest("GET", `/posts/${id}`)).status).toBe(404);
    const back = await rest("POST", `/posts/${id}/undelete`, { token: writer });
    expect(back.body).toMatchObject({ status: "draft", deletedAt: null });
  });

  it("reads HTML as well, and one form of a text at a time", async () => {
    const made = await create({ html: "<p>One <strong>bold</strong> word<script>alert(1)</script></p>" });
    const shown = await rest("GET", `/posts/${made.body.id}?view=editorial&include=html`, { token: writer });
    expect(shown.body.html).toBe("<p>One <strong>bold</strong> word</p>");
    const both = await create({ html: "<p>a</p>", markdown: "a" });
    expect(both.status).toBe(422);
    expect(both.body.errors).toEqual([{ path: "document", message: expect.stringContaining("one of") }]);
  });

  it("refuses stale versions: 409 from the body, 412 from If-Match", async () => {
    const { body } = await create();
    const put = (change: object, headers = {}) =>
      rest("PUT", `/posts/${body.id}`, { token: writer, body: change, headers });
    expect((await put({ version: 1, title: "B" })).status).toBe(200);
    expect(await put({ version: 1, title: "C" })).toMatchObject({
      status: 409,
      body: { code: "CONFLICT", currentVersion: 2 },
    });
    expect((await put({ title: "C" }, { "if-match": '"1-abc"' })).status).toBe(412);
    expect((await put({ title: "C" }, { "if-match": '"abc"' })).status).toBe(412);
    expect((await put({ title: "C", version: 1 }, { "if-match": '"2"' })).status).toBe(400);
    expect(await put({ title: "C" })).toMatchObject({ status: 422, body: { errors: [{ path: "version" }] } });
    expect((await put({ title: "C" }, { "if-match": 'W/"2-abc"' })).status).toBe(200);
  });

  it("schedules, and takes off the schedule", async () => {
    const { body } = await create();
    const at = "2027-01-01T00:00:00.000Z";
    const step = (name: string, input: object) =>
      rest("POST", `/posts/${body.id}/${name}`, { token: writer, body: input });
    expect((await step("schedule", { version: 1, at })).body).toMatchObject({
      status: "scheduled",
      scheduledAt: at,
    });
    expect((await step("unschedule", {})).body.status).toBe("draft");
    expect((await step("schedule", { version: 1, at: "2020-01-01T00:00:00.000Z" })).status).toBe(422);
    expect((await step("unpublish", {})).body.code).toBe("TRANSITION_NOT_ALLOWED");
  });

  it("keeps posts and pages apart", async () => {
    const page = await rest("POST", "/pages", {
      token: writer,
      body: { title: "About", authorIds: [authorId] },
    });
    expect(page.body).toMatchObject({ kind: "page", view: "editorial" });
    const { id } = page.body;
    expect((await rest("POST", `/posts/${id}/publish`, { token: writer, body: { version: 1 } })).status).toBe(
      404,
    );
    expect((await rest("PUT", `/posts/${id}`, { token: writer, body: { version: 1 } })).status).toBe(404);
    expect((await rest("GET", `/posts/${id}?view=editorial`, { token: writer })).status).toBe(404);
    const live = await rest("POST", `/pages/${id}/publish`, { token: writer, body: { version: 1 } });
    expect(live.body.url).toBe("http://localhost:3000/about");
    expect((await rest("GET", "/pages/slug/about")).body.title).toBe("About");
  });

  it("holds tokens to their scopes and to their publication", async () => {
    const made = (await create()).body;
    const body = { title: "x", authorIds: [authorId] };
    expect(await rest("POST", "/posts", { token: reader, body })).toMatchObject({
      status: 403,
      body: { code: "FORBIDDEN" },
    });
    // Before any work is done on the text.
    const markdown = "*a ".repeat(100_000);
    const timeOf = async (work: () => unknown) => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const parsing = await timeOf(() => parseMarkdown(markdown));
    const refused = await timeOf(async () => {
      expect((await rest("POST", "/posts", { token: reader, body: { ...body, markdown } })).status).toBe(403);
      const change = { token: reader, body: { version: 1, markdown } };
      expect((await rest("PUT", `/posts/${made.id}`, change)).status).toBe(403);
    });
    expect(refused).toBeLessThan(parsing);
    expect((await rest("GET", "/posts?view=editorial", { token: reader })).status).toBe(403);
    expect((await rest("GET", "/posts?view=editorial")).status).toBe(401);
    const unpublished = await rest("GET", "/posts?view=editorial&status=draft,approved", { token: writer });
    expect(unpublished.body.items.map(({ id }: { id: string }) => id)).toContain(made.id);
    const onlyWrite = await makeToken(app, "posts:write");
    const publish = await rest("POST", `/posts/${made.id}/publish`, {
      token: onlyWrite,
      body: { version: 1 },
    });
    expect(publish.status).toBe(403);
    expect(publish.headers.get("www-authenticate")).toContain("insufficient_scope");
  });
});

describe("reading over REST", () => {
  it("answers live posts page by page, newest first, by tag, author, date and words", async () => {
    const other = await createTestApp();
    try {
      const { db } = other.services;
      const ask = restOf(other);
      const tag = await makeTag(db, other.publication.id, "News");
      const author = await makeAuthor(db, other.publication.id, "Bo");
      const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`;
      for (const n of [1, 2, 3, 4, 5])
        await makeLivePost(db, other.publication.id, {
          title: `Post ${n}`,
          slug: `p${n}`,
          publishedAt: day(n),
          html: `<p>${n === 2 ? "A heron" : "A duck"}</p>`,
          tagIds: n > 3 ? [tag.id] : [],
          authorIds: n === 1 ? [author.id] : [],
        });
      const slugs = async (query: string) =>
        (await ask("GET", `/posts${query}`)).body.items.map(({ slug }: { slug: string }) => slug);
      expect(await slugs("")).toEqual(["p5", "p4", "p3", "p2", "p1"]);
      expect(await slugs(`?tag=${tag.slug}`)).toEqual(["p5", "p4"]);
      expect(await slugs(`?author=${author.slug}`)).toEqual(["p1"]);
      expect(await slugs("?tag=none")).toEqual([]);
      expect(await slugs("?q=heron")).toEqual(["p2"]);
      expect(await slugs(`?publishedAfter=${day(2)}&publishedBefore=${day(5)}`)).toEqual(["p4", "p3"]);
      const seen: string[] = [];
      let next: string | null = "?limit=2";
      while (next !== null) {
        const page = await ask("GET", `/posts${next}`);
        seen.push(...page.body.items.map(({ slug }: { slug: string }) => slug));
        const link = page.headers.get("link");
        expect(link === null).toBe(page.body.nextCursor === null);
        next = link && new URL(link.slice(1, link.indexOf(">"))).search;
      }
      expect(seen).toEqual(["p5", "p4", "p3", "p2", "p1"]);
      const [first] = (await ask("GET", "/posts?limit=1&include=html")).body.items;
      expect(first).toMatchObject({ html: "<p>A duck</p>", url: "http://localhost:3000/posts/p5" });
      expect(first).not.toHaveProperty("document");
      expect((await ask("GET", "/tags")).body.items).toMatchObject([{ slug: tag.slug, postCount: 2 }]);
      expect((await ask("GET", `/authors/slug/${author.slug}`)).body).toMatchObject({
        id: author.id,
        name: "Bo",
      });
    } finally {
      await other.close();
    }
  });

  it("tells no name before its first post is out, except to the staff's tokens", async () => {
    const tag = await makeTag(app.services.db, app.publication.id, "Secret plans");
    expect((await rest("GET", "/tags")).body.items).toEqual([]);
    expect((await rest("GET", `/tags/${tag.id}`)).status).toBe(404);
    expect((await rest("GET", `/tags/slug/${tag.slug}?view=editorial`, { token: reader })).status).toBe(403);
    expect((await rest("GET", `/tags/slug/${tag.slug}?view=editorial`, { token: writer })).body.id).toBe(
      tag.id,
    );
    const made = await rest("POST", "/tags", { token: writer, body: { name: "Birds" } });
    expect(made).toMatchObject({
      status: 201,
      body: { slug: "birds", url: "http://localhost:3000/tags/birds" },
    });
    const renamed = await rest("PUT", `/tags/${made.body.id}`, {
      token: writer,
      body: { name: "Fowl", version: 1 },
    });
    expect(renamed.body.name).toBe("Fowl");
    expect((await rest("DELETE", `/tags/${made.body.id}`, { token: writer })).status).toBe(204);
  });

  it("finds the publication by its host, and shows nothing of the others", async () => {
    const made = await makePublication(app.services.db, { hosts: ["other.test"] });
    const post = await makeLivePost(app.services.db, made.id, { slug: "theirs" });
    expect((await rest("GET", "/posts/slug/theirs", { host: "other.test" })).body.id).toBe(post.id);
    const unknown = await rest("GET", "/posts", { host: "nobody.test" });
    expect(unknown).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
    expect((await rest("GET", "/posts?view=editorial", { host: "other.test", token: writer })).status).toBe(
      401,
    );
  });
});
