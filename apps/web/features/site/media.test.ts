import type { ActorContext } from "@broadsheet/core/kernel/context";
import { uploadMedia } from "@broadsheet/core/media/upload-media";
import { actorOf, createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseRange } from "./byte-range.ts";
import { type TestSite, testSite } from "./testing/test-site.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

let app: TestApp;
let site: TestSite;
let picture: string;
let paper: string;

beforeAll(async () => {
  app = await createTestApp();
  site = testSite(app);
  const staff = await makeStaff(app.services.db, app.publication.id, "author");
  const ctx = (await app.contextFor(actorOf(staff))) as ActorContext;
  picture = (await uploadMedia(ctx, { fileName: "boat.png", bytes: png })).url;
  paper = (await uploadMedia(ctx, { fileName: "Größe (neu).pdf", bytes: pdf })).url;
});
afterAll(async () => {
  site.forget();
  await app.close();
});

describe("files", () => {
  test("a picture is shown, kept for ever, and not asked for twice", async () => {
    const response = await site.get(picture);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": String(png.length),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "accept-ranges": "bytes",
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    const again = await site.get(picture, { "if-none-match": response.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("a paper is saved under its own name", async () => {
    const response = await site.get(paper);
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%28neu%29.pdf",
    );
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf);
  });

  test("a range answers that part alone", async () => {
    const part = await site.get(picture, { range: "bytes=1-3" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      `bytes 1-3/${png.length}`,
      "PNG",
    ]);
    const other = await site.get(picture, { range: "bytes=1-3", "if-range": '"another"' });
    expect(other.status).toBe(200);
    await other.arrayBuffer();
    const beyond = await site.get(picture, { range: `bytes=${png.length}-` });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${png.length}`]);
  });

  test("nothing else can be reached", async () => {
    const other = await makePublication(app.services.db, { hosts: ["other.test"] });
    const name = picture.split("/").at(-1);
    const paths = [
      picture.replace(".png", ".html"),
      `/media/${other.id}/${name}`,
      "/media/..%2f..%2fetc%2fpasswd",
      `${picture}/x`,
      "/media/x",
      `/media/${app.publication.id}/${"0".repeat(64)}.png`,
    ];
    for (const path of paths)
      expect([path, (await site.get(path, { host: "localhost:3000" })).status]).toEqual([path, 404]);
    expect((await site.get(picture, { host: "other.test" })).status).toBe(404);
  });
});

test.each([
  [null, null],
  ["bytes=0-", { start: 0, end: 9 }],
  ["bytes=2-4", { start: 2, end: 4 }],
  ["bytes=2-400", { start: 2, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-30", { start: 0, end: 9 }],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=4-2", null],
  ["bytes=-", null],
  ["bytes=1-2,4-5", null],
  ["lines=1-2", null],
])("the range %j of ten bytes", (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
});
