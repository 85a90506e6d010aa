import { unstable_getResponseFromNextConfig } from "next/experimental/testing/server.js";
import { describe, expect, it } from "vitest";
import nextConfig from "./next.config.ts";
import { dataPolicy, readerPolicy } from "./server/security-headers.ts";

async function headersAt(path: string, headers: Record<string, string> = {}): Promise<Headers> {
  const url = `http://localhost${path}`;
  const config = nextConfig("phase-production-server");
  return (await unstable_getResponseFromNextConfig({ url, headers, nextConfig: config })).headers;
}

describe("headers of every answer", () => {
  it.each(["/", "/posts/a", "/studio", "/studio/posts", "/api/v1/posts", "/feed.xml"])(
    "protect %s",
    async (path) => {
      const headers = await headersAt(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
      expect(headers.get("strict-transport-security")).toBeNull();
    },
  );

  it("ask for https where the reader came by it", async () => {
    const headers = await headersAt("/", { "x-forwarded-proto": "https" });
    expect(headers.get("strict-transport-security")).toContain("max-age=63072000");
  });
});

describe("policies", () => {
  it.each(["/", "/posts/a", "/studious", "/apiary", "/search"])("%s is a reader page", async (path) => {
    expect((await headersAt(path)).get("content-security-policy")).toBe(readerPolicy);
  });

  it("the API is data", async () => {
    expect((await headersAt("/api/v1/posts")).get("content-security-policy")).toBe(dataPolicy);
  });

  it.each(["/studio", "/studio/posts"])("%s gets its own from the proxy", async (path) => {
    expect((await headersAt(path)).get("content-security-policy")).toBeNull();
  });

  it("reader pages run no inline script", () => {
    expect(readerPolicy).toContain("script-src 'self';");
  });
});

describe("assets", () => {
  it("may be kept for ever", async () => {
    expect((await headersAt("/assets/site-AB12.css")).get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
  });
});
