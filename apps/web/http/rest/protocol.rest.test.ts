import { maxMediaBytes } from "@broadsheet/contract/media";
import { problem } from "@broadsheet/contract/problems";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeToken, type Rest, type RestAnswer, restOf } from "../testing/rest-client.ts";

let app: TestApp;
let rest: Rest;
let token: string;
let postId: string;

beforeAll(async () => {
  app = await createTestApp();
  rest = restOf(app);
  token = await makeToken(app, "posts:read", "posts:write", "media:write");
  postId = (await makeLivePost(app.services.db, app.publication.id, { slug: "hello" })).id;
});
afterAll(() => app.close());

function expectProblem(answer: RestAnswer, status: number, code: string): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const said = problem.parse(answer.body);
  expect(said).toMatchObject({ status, code, requestId: answer.headers.get("x-request-id") });
  expect(answer.status).toBe(status);
}

describe("problems", () => {
  const json = { "content-type": "application/json" };
  it.each<[string, () => Promise<RestAnswer>, number, string]>([
    ["broken JSON", () => rest("POST", "/posts", { token, headers: json, body: "{" }), 400, "BAD_REQUEST"],
    [
      "JSON that is no object",
      () => rest("POST", "/posts", { token, headers: json, body: "[1]" }),
      400,
      "BAD_REQUEST",
    ],
    [
      "invalid UTF-8",
      () => rest("POST", "/posts", { token, headers: json, body: new Uint8Array([0x22, 0xff]) }),
      400,
      "BAD_REQUEST",
    ],
    ["a form", () => rest("POST", "/posts", { token, body: new FormData() }), 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "a body beyond all bounds",
      () => rest("POST", "/posts", { token, headers: json, body: "x".repeat(10 * 1024 * 1024 + 1) }),
      413,
      "PAYLOAD_TOO_LARGE",
    ],
    ["an id that is none", () => rest("GET", "/posts/42"), 404, "NOT_FOUND"],
    ["an unknown id", () => rest("GET", "/posts/0199b5c2-7d3e-7a41-8f10-2f6d3c1e9a55"), 404, "NOT_FOUND"],
    ["an unknown path", () => rest("GET", "/nothing/here"), 404, "NOT_FOUND"],
    ["a wrongly encoded path", () => rest("GET", "/posts/%E0%A4%A"), 404, "NOT_FOUND"],
    ["the root", () => rest("GET", ""), 404, "NOT_FOUND"],
    ["a made-up cursor", () => rest("GET", "/posts?cursor=abc"), 400, "INVALID_CURSOR"],
    [
      "a cursor of the year 0",
      () =>
        rest(
          "GET",
          `/posts?cursor=${Buffer.from(`["0000-01-01T00:00:00Z","${postId}"]`).toString("base64url")}`,
        ),
      400,
      "INVALID_CURSOR",
    ],
    ["too large a page", () => rest("GET", "/posts?limit=101"), 422, "INVALID_INPUT"],
    ["an unknown view", () => rest("GET", "/posts?view=all"), 422, "INVALID_INPUT"],
    ["a parameter given twice", () => rest("GET", "/posts?q=a&q=b"), 422, "INVALID_INPUT"],
    [
      "NUL in a title",
      () => rest("POST", "/posts", { token, body: { excerpt: "a\0b" } }),
      422,
      "INVALID_INPUT",
    ],
    [
      "half a surrogate pair",
      () => rest("POST", "/posts", { token, headers: json, body: '{"frontMatter":{"a":"\\ud800"}}' }),
      422,
      "INVALID_INPUT",
    ],
    ["a stranger's write", () => rest("POST", "/posts", { body: {} }), 401, "UNAUTHENTICATED"],
    ["a wrong token", () => rest("GET", "/posts", { token: "bsk_wrong" }), 401, "UNAUTHENTICATED"],
    [
      "an empty token",
      () => rest("GET", "/posts", { headers: { authorization: "Bearer" } }),
      401,
      "UNAUTHENTICATED",
    ],
    [
      "a file where none may be",
      () => rest("POST", "/media", { body: new FormData() }),
      401,
      "UNAUTHENTICATED",
    ],
    [
      "a file that is none",
      () => rest("POST", "/media", { token, body: "x", headers: { "x-file-name": "a.png" } }),
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "a file that is too large",
      () =>
        rest("POST", "/media", {
          token,
          body: new Uint8Array(maxMediaBytes + 1),
          headers: { "x-file-name": "a.png" },
        }),
      413,
      "PAYLOAD_TOO_LARGE",
    ],
  ])("answer %s", async (_what, send, status, code) => {
    expectProblem(await send(), status, code);
  });

  it("say what could be done in place of a wrong method", async () => {
    const answer = await rest("PATCH", `/posts/${postId}`, { token, body: {} });
    expectProblem(answer, 405, "METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")?.split(", ").toSorted()).toEqual([
      "DELETE",
      "GET",
      "HEAD",
      "OPTIONS",
      "PUT",
    ]);
  });

  it("name every field that is wrong, and the kind of token that is", async () => {
    const answer = await rest("POST", "/posts", { token, body: { title: 1, featured: "yes" } });
    expect(answer.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      "featured",
      "title",
    ]);
    const wrong = await rest("GET", "/posts", { token: "bsk_wrong" });
    expect(wrong.headers.get("www-authenticate")).toBe('Bearer realm="Broadsheet", error="invalid_token"');
  });
});

describe("caching, other sites and limits", () => {
  it("answers 304 to who has the same already, and HEAD without a body", async () => {
    const first = await rest("GET", `/posts/${postId}`);
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe(
      "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600",
    );
    const again = await rest("GET", `/posts/${postId}`, { headers: { "if-none-match": etag } });
    expect(again).toMatchObject({ status: 304, body: null });
    expect(again.headers.get("etag")).toBe(etag);
    const head = await rest("HEAD", `/posts/${postId}`);
    expect(head).toMatchObject({ status: 200, body: null });
    expect(head.headers.get("etag")).toBe(etag);
    const editorial = await rest("GET", `/posts/${postId}?view=editorial`, { token });
    expect(editorial.headers.get("etag")).toMatch(/^"1-/);
    expect(editorial.headers.get("cache-control")).toBe("private, no-cache");
    expect(editorial.headers.get("vary")).toContain("Authorization");
  });

  it("lets pages of other sites read, and do nothing else", async () => {
    const origin = { origin: "https://elsewhere.test" };
    const read = await rest("GET", "/posts", { headers: origin });
    expect(read.headers.get("access-control-allow-origin")).toBe("*");
    expect(read.headers.has("access-control-allow-credentials")).toBe(false);
    const preflight = await rest("OPTIONS", "/posts", {
      headers: { ...origin, "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET, HEAD");
    expect(preflight.headers.get("access-control-allow-headers")).not.toMatch(/authorization/i);
  });

  it("counts each address and each token, and says what is left", async () => {
    const { config } = app.services;
    const authorIds = [(await makeAuthor(app.services.db, app.publication.id)).id];
    config.apiCallsPerMinute = 3;
    try {
      const from = { "x-real-ip": "203.0.113.7" };
      for (const left of [2, 1, 0]) {
        const { headers } = await rest("GET", "/posts", { headers: from });
        expect(headers.get("ratelimit")).toBe(`"address";r=${left}`);
        expect(headers.get("ratelimit-policy")).toBe('"address";q=3;w=60');
      }
      const refused = await rest("GET", "/posts", { headers: from });
      expectProblem(refused, 429, "RATE_LIMITED");
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      const body = { title: "T", authorIds };
      const other = await rest("POST", "/posts", { token, headers: from, body });
      expect(other).toMatchObject({ status: 201 });
      expect(other.headers.get("ratelimit")).toBe('"token";r=2');
    } finally {
      config.apiCallsPerMinute = 0;
    }
  });
});
