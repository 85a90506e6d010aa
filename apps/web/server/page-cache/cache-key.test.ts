import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../http/rest/openapi.ts";
import { askedFor, restParameters, unkeptRestParameters } from "./cache-key.ts";

const isForOthers = (first: string) => first === "studio" || first === "api";
const asked = (url: string) => askedFor("https", "x.test", url, isForOthers);

describe("what is asked for", () => {
  it.each([
    ["/", "/"],
    ["/posts/a?utm_source=x&utm_medium=y&fbclid=1", "/posts/a"],
    ["/?page=2&gclid=1", "/?page=2"],
    ["/search?tag=b&q=two%20words&x=1", "/search?q=two+words&tag=b"],
    ["/api/v1/posts?limit=5&author=a&x=1", "/api/v1/posts?author=a&limit=5"],
    ["/api/v1/posts?tag=b&tag=a", "/api/v1/posts?tag=a&tag=b"],
    ["/api/openapi.json?x", "/api/openapi.json"],
    ["/posts/h%65ll%6f", "/posts/hello"],
    ["/posts/%c3%bcber", "/posts/%C3%BCber"],
    ["/posts/u%CC%88ber", "/posts/%C3%BCber"],
    ["/posts/a%2fb", "/posts/a%2Fb"],
  ])("by %s is %s", (url, target) => {
    expect(asked(url)).toMatchObject({ target, key: `https://x.test${target}` });
  });

  it.each([
    "/studio",
    "/studio/posts?page=1",
    "/api/trpc/posts.list",
    "/media/a/b.png",
    "/m%65dia/a/b.png",
    "/%73tudio",
    "/posts/100%",
    "/preview?token=secret",
    "/api/v1/posts?q=word",
    "/api/v1/posts?view=editorial",
    `/${"long".repeat(300)}`,
    `/search?q=${"long".repeat(300)}`,
  ])("by %s is kept by nobody", (url) => {
    expect(asked(url)).toBeNull();
  });

  it("knows every parameter of the API's reads", () => {
    const operations = Object.values(openApiDocument("https://x.test").paths ?? {}).flatMap(
      (path) => path.get ?? [],
    );
    const named = operations.flatMap(({ parameters = [] }) =>
      parameters.flatMap((one) => ("in" in one && one.in === "query" ? [one.name] : [])),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(
      [...new Set(named)].filter(
        (name) => !restParameters.has(name ?? "") && !unkeptRestParameters.has(name ?? ""),
      ),
    ).toEqual([]);
  });
});
