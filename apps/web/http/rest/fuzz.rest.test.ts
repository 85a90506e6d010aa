import { problem } from "@broadsheet/contract/problems";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeToken, type Rest, type RestAnswer, restOf } from "../testing/rest-client.ts";
import { restRoutes } from "./routes.ts";

let app: TestApp;
let rest: Rest;
let token: string;
let postId: string;
let authorId: string;

beforeAll(async () => {
  app = await createTestApp();
  rest = restOf(app);
  token = await makeToken(app, "posts:read", "posts:write", "posts:publish", "tags:write", "media:write");
  authorId = (await makeAuthor(app.services.db, app.publication.id)).id;
  postId = (await makeLivePost(app.services.db, app.publication.id, { authorIds: [authorId] })).id;
});
afterAll(() => app.close());

/** Whatever is sent, the answer is a result or a problem that names its request; never our failure. */
function expectHonest(answer: RestAnswer): void {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expect(answer.headers.get("x-request-id")).toBeTruthy();
  if (answer.status < 400) return;
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const said = problem.parse(answer.body);
  expect(said).toMatchObject({ status: answer.status, requestId: answer.headers.get("x-request-id") });
}

/** Text that has broken programs before: NUL, halves of surrogate pairs, quotes of SQL and HTML, patterns of LIKE. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "\0",
    "\ud800",
    "'; drop table posts; --",
    "%",
    "\\",
    "<script>",
    "__proto__",
    "NaN",
    "-1",
    "1e99",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);
const value = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  fc.constantFrom(null, true, -1, 0, 1e21, [], {}, "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"),
);
const path = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "posts",
        "pages",
        "tags",
        "authors",
        "media",
        "slug",
        "publish",
        "schedule",
        ".",
        "..",
        "%00",
        "%ff",
        "%2f",
      ),
      fc.webSegment(),
      nasty.map((text) => encodeURIComponent(text.toWellFormed())),
    ),
    { maxLength: 5 },
  )
  .map((segments) => `/${segments.join("/")}`);
const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
const query = fc.dictionary(
  fc.constantFrom(
    "limit",
    "cursor",
    "q",
    "tag",
    "author",
    "view",
    "include",
    "status",
    "publishedAfter",
    "publishedBefore",
    "version",
    "x",
  ),
  fc.oneof(
    nasty.map((text) => text.toWellFormed()),
    fc.constantFrom(
      "editorial",
      "live",
      "html",
      "draft",
      "5",
      "2026-01-01T00:00:00Z",
      "0000-01-01T00:00:00Z",
    ),
    // Cursors that are well packed and hold anything.
    fc
      .array(value, { maxLength: 3 })
      .map((values) => Buffer.from(JSON.stringify(values)).toString("base64url")),
  ),
);
const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "text/plain",
      "multipart/form-data",
      "application/json; charset=latin1",
      "x",
    ),
    "if-match": fc.constantFrom("*", '"1"', '"1-abc"', "1", "W/", '"999999999999"'),
    "if-none-match": fc.constantFrom("*", '"a"', "a,b"),
    authorization: fc.constantFrom("Bearer", "Bearer  ", "Bearer bsk_x", "Basic abc", "bearer \u00ff"),
    "x-request-id": fc.constantFrom("short", "a-request-of-mine", "x".repeat(500)),
    "x-file-name": fc.constantFrom("%", "a.png", "..%2f..%2fetc"),
  },
  { requiredKeys: [] },
);
/** Bodies whose fields are of the right kind, so that they get past the contract to what stores them; one of them may not be. */
const typed = fc.record(
  {
    title: nasty,
    excerpt: nasty,
    markdown: nasty,
    metaTitle: nasty,
    name: nasty,
    description: nasty,
    comment: nasty,
    slug: fc.oneof(fc.webSegment(), nasty),
    language: nasty,
    featured: fc.boolean(),
    canonicalUrl: fc.oneof(fc.webUrl(), nasty, fc.constant(null)),
    imageUrl: fc.oneof(fc.webUrl(), nasty),
    tagIds: fc.array(fc.uuid(), { maxLength: 2 }),
    frontMatter: fc.dictionary(nasty, fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 })), { maxKeys: 3 }),
    document: fc.record({
      type: fc.constant("doc"),
      content: fc.array(
        fc.record({
          type: fc.constantFrom("paragraph", "heading", "codeBlock", "table", "x"),
          content: fc.array(fc.record({ type: fc.constant("text"), text: nasty }), { maxLength: 2 }),
        }),
        { maxLength: 3 },
      ),
    }),
    at: fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constantFrom("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"),
    ),
    version: fc.constantFrom(1, 2, 3, 2 ** 31, 2 ** 53),
  },
  { requiredKeys: [] },
);
const wrong = fc.dictionary(
  fc.constantFrom("title", "document", "authorIds", "version", "__proto__"),
  value,
  {
    maxKeys: 1,
  },
);
const body = fc
  .tuple(typed, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, wrong))
  .map(([right, odd]) => ({ ...right, ...odd }));

describe("whatever is sent to REST", () => {
  it("is answered honestly: any path, method, query, header and body", async () => {
    await fc.assert(
      fc.asyncProperty(path, method, query, headers, fc.oneof(nasty, fc.json()), async (...parts) => {
        const [where, how, asked, sent, text] = parts;
        const call =
          how === "GET" || how === "HEAD" ? { headers: sent } : { headers: sent, body: text.toWellFormed() };
        expectHonest(await rest(how, `${where}?${new URLSearchParams(asked)}`, call));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is answered honestly at every operation, for who may use it", async () => {
    const statuses = new Set<number>();
    const operations = restRoutes.filter(({ path: at }) => at !== "/media");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), fc.boolean(), nasty, query, body, async (...parts) => {
        const [route, real, text, asked, sent] = parts;
        const id = real ? postId : encodeURIComponent(text.toWellFormed());
        const where = route.path.replace(/\{\w+\}/, id);
        const bodiless = route.method === "GET" || route.method === "DELETE";
        const call = bodiless
          ? { token }
          : { token, body: { title: "T", name: "N", authorIds: [authorId], version: 1, ...sent } };
        const answer = await rest(route.method, `${where}?${new URLSearchParams(asked)}`, call);
        statuses.add(answer.status);
        expectHonest(answer);
      }),
      { numRuns: 1_500 },
    );
    // Else nothing would have got past the door.
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 404, 409, 422]));
  });

  it("is answered honestly when front matter nests beyond what can be read", async () => {
    const deep = `{"title":"Deep","frontMatter":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
    const headers = { "content-type": "application/json" };
    const answer = await rest("POST", "/posts", { token, headers, body: deep });
    expectHonest(answer);
    expect(answer.body.code).toBe("INVALID_INPUT");
  });

  it.each([
    ["HTML", { html: "<div>".repeat(20_000) }],
    ["lists in HTML", { html: "<ul><li>".repeat(5_000) }],
    ["quotes in Markdown", { markdown: ">".repeat(20_000) }],
    ["brackets in Markdown", { markdown: "[".repeat(50_000) }],
    [
      "a document",
      {
        document: {
          type: "doc",
          content: JSON.parse(`${'[{"type":"blockquote","content":'.repeat(300)}[]${"}]".repeat(300)}`),
        },
      },
    ],
  ])("is answered honestly when %s nest without end", async (_what, content) => {
    expectHonest(
      await rest("POST", "/posts", { token, body: { title: "Deep", authorIds: [authorId], ...content } }),
    );
  });
});
