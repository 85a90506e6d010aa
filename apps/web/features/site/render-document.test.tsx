import { describe, expect, it } from "vitest";
import { renderDocument } from "./render-document.tsx";

const page = (title: string) => (
  <html lang="en">
    <head>
      <title>{title}</title>
    </head>
    <body>
      <h1>{title}</h1>
    </body>
  </html>
);

const asking = (ifNoneMatch: string) =>
  new Request("http://localhost/", { headers: { "if-none-match": ifNoneMatch } });

describe("renderDocument", () => {
  it("answers a whole document without scripts", async () => {
    const response = await renderDocument(page("Fish & chips <today>"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const body = await response.text();
    expect(body).toMatch(
      /^<!doctype html><html lang="en"><head><title>Fish &amp; chips &lt;today&gt;<\/title>/,
    );
    expect(body).not.toContain("<script");
  });

  it("keeps the caller's status and headers", async () => {
    const response = await renderDocument(page("Gone"), { status: 404, headers: { "cache-tag": "post:1" } });
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-tag")).toBe("post:1");
  });

  it("gives equal documents equal tags and others different ones", async () => {
    const tag = async (title: string) => (await renderDocument(page(title))).headers.get("etag");
    expect(await tag("One")).toBe(await tag("One"));
    expect(await tag("One")).not.toBe(await tag("Two"));
  });

  it.each([
    ["the tag", (tag: string) => tag],
    ["the tag without its weak mark", (tag: string) => tag.replace("W/", "")],
    ["a list with the tag", (tag: string) => `"other", ${tag}`],
    ["any", () => "*"],
  ])("answers 304 without a body to %s", async (_, header) => {
    const etag = (await renderDocument(page("One"))).headers.get("etag") ?? "";
    const response = await renderDocument(page("One"), { request: asking(header(etag)) });
    expect(response.status).toBe(304);
    expect(response.headers.get("etag")).toBe(etag);
    expect(await response.text()).toBe("");
  });

  it("sends the document when the reader holds another one, or when it is an error", async () => {
    expect((await renderDocument(page("One"), { request: asking('W/"old"') })).status).toBe(200);
    expect((await renderDocument(page("One"), { request: asking("*"), status: 404 })).status).toBe(404);
  });
});
