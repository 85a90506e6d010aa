import type { ActorContext } from "@broadsheet/core/kernel/context";
import { uploadMedia } from "@broadsheet/core/media/upload-media";
import { actorOf, createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import sharp from "sharp";
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

describe("lighter versions of a picture", () => {
  let photo: string;
  beforeAll(async () => {
    const staff = await makeStaff(app.services.db, app.publication.id, "author");
    const ctx = (await app.contextFor(actorOf(staff))) as ActorContext;
    const bytes = await sharp({ create: { width: 1000, height: 500, channels: 3, background: "#225588" } })
      .jpeg()
      .toBuffer();
    photo = (await uploadMedia(ctx, { fileName: "Hafen.jpeg", bytes })).url.replace(".jpg", "");
  });

  test("are made when they are first asked for, once, and kept for ever", async () => {
    const [first, second] = await Promise.all([1, 2].map(() => site.get(`${photo}.r1-400.avif`)));
    if (!first || !second) throw new Error("no answer");
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "content-type": "image/avif",
      "cache-control": "public, max-age=31536000, immutable",
    });
    const bytes = Buffer.from(await first.arrayBuffer());
    expect(bytes.equals(Buffer.from(await second.arrayBuffer()))).toBe(true);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 400, height: 200 });
    const again = await site.get(`${photo}.r1-400.avif`, {
      "if-none-match": first.headers.get("etag") ?? "",
    });
    expect(again.status).toBe(304);
    const part = await site.get(`${photo}.r1-400.avif`, { range: "bytes=4-7" });
    expect([part.status, await part.text()]).toEqual([206, "ftyp"]);
  });

  test.each(["r1-401.avif", "r1-1200.webp", "r1-99999.webp", "r2-400.avif", "r1-400.png", "r0-400.avif"])(
    "%s is none",
    async (name) => {
      expect((await site.get(`${photo}.${name}`)).status).toBe(404);
    },
  );

  test("that cannot be made lead to the picture itself, for a minute", async () => {
    const staff = await makeStaff(app.services.db, app.publication.id, "author");
    const ctx = (await app.contextFor(actorOf(staff))) as ActorContext;
    const bytes = await sharp({ create: { width: 700, height: 500, channels: 3, background: "#552288" } })
      .png()
      .toBuffer();
    const { url } = await uploadMedia(ctx, { fileName: "cut.png", bytes });
    await app.services.storage.put(url.slice(1), bytes.subarray(0, 60), { contentType: "image/png" });
    const answer = await site.get(url.replace(".png", ".r1-400.webp"));
    expect([answer.status, answer.headers.get("location"), answer.headers.get("cache-control")]).toEqual([
      307,
      url,
      "public, max-age=60",
    ]);
  });

  test("belong to their publication alone", async () => {
    await makePublication(app.services.db, { hosts: ["elsewhere.test"] });
    expect((await site.get(`${photo}.r1-400.avif`, { host: "elsewhere.test" })).status).toBe(404);
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
