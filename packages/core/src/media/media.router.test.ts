import { maxMediaBytes } from "@broadsheet/contract/media";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActorContext } from "../kernel/context.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { emptyBin } from "./empty-bin.ts";
import { uploadAllowance, uploadMedia } from "./upload-media.ts";

let app: TestApp;
let ctx: ActorContext;
let editor: Caller;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  const staff = await makeStaff(app.services.db, app.publication.id, "author");
  ctx = (await app.contextFor(actorOf(staff))) as ActorContext;
  author = await app.as(staff);
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

const picture = (color: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: color } })
    .png()
    .toBuffer();
const code = (call: Promise<unknown>) =>
  call.then(
    () => "none",
    (error) => error.code,
  );

test("a picture is known by its content, stored once, and served under an address that never changes", async () => {
  const bytes = await picture("red");
  const first = await uploadMedia(ctx, { fileName: "../../etc/Red Square.html", bytes, alt: "A red square" });
  expect(first).toMatchObject({
    fileName: "Red Square.html",
    contentType: "image/png",
    width: 40,
    height: 30,
  });
  expect(first.url).toMatch(/^\/media\/[0-9a-f-]+\/[0-9a-f]{2}\/[0-9a-f]{64}\.png$/);
  expect(Buffer.from((await app.services.storage.get(first.url.slice(1))) ?? [])).toEqual(bytes);
  const again = await uploadMedia(ctx, { fileName: "copy.png", bytes });
  expect(again.id).toBe(first.id);
  expect((await author.media.list({ q: "red sq" })).items).toEqual([first]);
});

test.each([
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "UNSUPPORTED_MEDIA_TYPE"],
  [
    "a drawing with script",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  ["nothing", Buffer.alloc(0), "INVALID_INPUT"],
  ["a broken picture", Buffer.from("89504e470d0a1a0a0000000d49484452ffffffff", "hex"), "INVALID_INPUT"],
  ["too much", Buffer.alloc(maxMediaBytes + 1), "PAYLOAD_TOO_LARGE"],
])("%s is refused", async (_name, bytes, expected) => {
  expect(await code(uploadMedia(ctx, { fileName: "x.png", bytes }))).toBe(expected);
});

test("somebody who uploads without end is asked to wait, others are not", async () => {
  const bytes = await picture("orange");
  const staff = await makeStaff(app.services.db, app.publication.id, "author");
  await app.services.limiter.consume(staff.userId, uploadAllowance, uploadAllowance.points);
  const theirs = (await app.contextFor(actorOf(staff))) as ActorContext;
  expect(await code(uploadMedia(theirs, { fileName: "one-too-many.png", bytes }))).toBe("RATE_LIMITED");
  expect(await code(uploadMedia(ctx, { fileName: "fine.png", bytes }))).toBe("none");
});

test("a file that a post shows is not deleted; one that nobody needs goes to the bin, and from there for good", async () => {
  const file = await uploadMedia(ctx, { fileName: "used.png", bytes: await picture("blue") });
  const cover = { src: file.url, alt: "Blue", caption: "", width: 40, height: 30 };
  const post = await author.posts.create({ title: "With cover", settings: { cover } });
  expect(await failure(author.media.delete({ id: file.id }))).toBe("FORBIDDEN");
  expect(await failure(editor.media.delete({ id: file.id }))).toBe("CONFLICT");
  await author.posts.save({ id: post.id, version: 1, settings: { cover: null } });
  expect((await editor.media.delete({ id: file.id })).deletedAt).not.toBeNull();
  const inBin = async () => (await editor.media.list({ bin: true })).items.map(({ id }) => id);
  expect(await inBin()).toEqual([file.id]);
  expect((await editor.media.list({ q: "used" })).items).toEqual([]);
  await editor.media.restore({ id: file.id });
  expect(await inBin()).toEqual([]);
  await editor.media.delete({ id: file.id });
  const again = await uploadMedia(ctx, { fileName: "again.png", bytes: await picture("blue") });
  expect(again).toMatchObject({ id: file.id, deletedAt: null });
  await editor.media.delete({ id: file.id });
  const later = (days: number) => {
    const now = new Date(Date.parse("2026-03-01T09:00:00.000Z") + days * 86_400_000);
    return { ...ctx, clock: { now: () => now } };
  };
  await emptyBin(later(29), new AbortController().signal);
  expect(await inBin()).toEqual([file.id]);
  await emptyBin(later(31), new AbortController().signal);
  expect(await app.services.storage.exists(file.url.slice(1))).toBe(false);
  expect(await failure(editor.media.delete({ id: file.id }))).toBe("NOT_FOUND");
});

test("people describe their own files, editors all; another publication sees none", async () => {
  const file = await uploadMedia(ctx, { fileName: "described.png", bytes: await picture("green") });
  expect((await author.media.update({ id: file.id, alt: "Green" })).alt).toBe("Green");
  expect((await editor.media.update({ id: file.id, alt: "Very green" })).alt).toBe("Very green");
  const colleague = await app.as(await makeStaff(app.services.db, app.publication.id, "contributor"));
  expect(await failure(colleague.media.update({ id: file.id, alt: "Mine" }))).toBe("FORBIDDEN");
  const other = await makePublication(app.services.db);
  const stranger = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
  expect(await failure(stranger.media.update({ id: file.id, alt: "Theirs" }))).toBe("NOT_FOUND");
  expect((await stranger.media.list({})).items).toEqual([]);
});

test.each(["two\nlines", "a NUL\0", "long ".repeat(101)])("%j is refused as a description", async (alt) => {
  expect(await code(uploadMedia(ctx, { fileName: "x.png", bytes: await picture("navy"), alt }))).toBe(
    "INVALID_INPUT",
  );
});

test("a logo, a portrait and the picture of a tag are not deleted", async () => {
  const admin = await app.as(await makeStaff(app.services.db, app.publication.id, "admin"));
  const [logo, portrait, cover] = await Promise.all(
    ["#123", "#456", "#789"].map(async (colour) =>
      uploadMedia(ctx, { fileName: "x.png", bytes: await picture(colour) }),
    ),
  );
  if (!logo || !portrait || !cover) throw new Error("not uploaded");
  const { version } = await admin.publication.get();
  const changed = await admin.publication.update({ version, settings: { logoUrl: logo.url } });
  const guest = await admin.authors.create({
    name: "Guest",
    avatarUrl: `https://example.org${portrait.url}`,
  });
  const tag = await admin.tags.create({ name: "Tag", imageUrl: cover.url });
  for (const { id } of [logo, portrait, cover])
    expect(await failure(editor.media.delete({ id }))).toBe("CONFLICT");
  await admin.publication.update({ version: changed.version, settings: { logoUrl: null } });
  await admin.authors.delete({ id: guest.id });
  await admin.tags.delete({ id: tag.id });
  for (const { id } of [logo, portrait, cover]) await editor.media.delete({ id });
});
