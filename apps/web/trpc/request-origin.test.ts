import { AppError } from "@broadsheet/contract/errors";
import { describe, expect, test } from "vitest";
import { requireJson, requireSameOrigin } from "./request-origin.ts";

const codeOf = (check: () => void) => {
  try {
    check();
    return "ok";
  } catch (error) {
    return error instanceof AppError ? error.code : "?";
  }
};
const origin = (method: string, headers: Record<string, string>) =>
  codeOf(() =>
    requireSameOrigin(method, new Headers({ host: "blog.example.org", cookie: "a=b", ...headers })),
  );

describe("with a cookie, a change", () => {
  test.each([
    [{ origin: "https://blog.example.org" }],
    [{ "sec-fetch-site": "same-origin" }],
    [{ origin: "https://blog.example.org", "sec-fetch-site": "same-origin" }],
    [{ host: "10.0.0.1:3000", "x-forwarded-host": "Blog.Example.org", origin: "https://blog.example.org" }],
  ])("from a page of this site is taken: %o", (headers) => {
    expect(origin("POST", headers)).toBe("ok");
  });

  test.each([
    [{}],
    [{ origin: "https://evil.example" }],
    [{ origin: "https://blog.example.org.evil.example" }],
    [{ origin: "https://blog.example.org:8443" }],
    [{ origin: "null" }],
    [{ origin: "blog.example.org" }],
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ "sec-fetch-site": "none" }],
    [{ origin: "https://blog.example.org", "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }],
  ])("from anywhere else is refused: %o", (headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect(origin(method, headers)).toBe("FORBIDDEN");
  });
});

test("reading changes nothing, and without a cookie nothing is done in anybody's name", () => {
  expect(origin("GET", { "sec-fetch-site": "cross-site" })).toBe("ok");
  expect(codeOf(() => requireSameOrigin("POST", new Headers({ host: "blog.example.org" })))).toBe("ok");
});

test("changes are JSON", () => {
  const json = (method: string, type?: string) =>
    codeOf(() => requireJson(method, new Headers(type ? { "content-type": type } : {})));
  expect(json("POST", "application/json")).toBe("ok");
  expect(json("POST", "Application/JSON; charset=utf-8")).toBe("ok");
  expect(json("GET")).toBe("ok");
  for (const type of [undefined, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
    expect(json("POST", type)).toBe("UNSUPPORTED_MEDIA_TYPE");
});
