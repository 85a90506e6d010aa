import { createHash, randomBytes } from "node:crypto";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { uploadPieceBytes } from "@broadsheet/contract/media-library";
import type { Permission } from "@broadsheet/contract/permissions";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UserActor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { emptyBin } from "./empty-bin.ts";
import { receivePiece } from "./upload-in-pieces.ts";
import { uploadMedia } from "./upload-media.ts";

type PersonContext = Context & { actor: UserActor };

let app: TestApp;
let ctx: PersonContext;
let staff: MadeStaff;
let editor: Caller;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  staff = await makeStaff(app.services.db, app.publication.id, "author");
  ctx = (await app.contextFor(actorOf(staff))) as PersonContext;
  author = await app.as(staff);
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const picture = (color: string, width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: color } })
    .png()
    .toBuffer();
/** A picture of noise, so that it takes several pieces. */
const noise = () =>
  sharp(randomBytes(800 * 800 * 3), { raw: { width: 800, height: 800, channels: 3 } })
    .png()
    .toBuffer();
const figures = (src: string): PostDocumentJson => ({
  type: "doc",
  content: [{ type: "figure", attrs: { src, alt: "", width: 40, height: 30 } }],
});

describe("folders", () => {
  test("hold files, lie in each other but never in themselves, and give up what they hold when they go", async () => {
    const file = await uploadMedia(ctx, { fileName: "in-folder.png", bytes: await picture("#111") });
    const top = await editor.media.folders.create({ name: "Harbour" });
    const inner = await editor.media.folders.create({ name: "Boats", parentId: top.id });
    expect(await failure(editor.media.folders.create({ name: "Boats", parentId: top.id }))).toBe(
      "ALREADY_EXISTS",
    );
    expect(await failure(editor.media.folders.update({ id: top.id, parentId: inner.id }))).toBe(
      "INVALID_INPUT",
    );
    expect(await failure(author.media.folders.create({ name: "Mine" }))).toBe("FORBIDDEN");
    await author.media.move({ ids: [file.id], folderId: inner.id });
    const within = async (folderId: string | null) =>
      (await author.media.list({ folderId, q: "folder" })).items.map(({ id }) => id);
    expect(await within(inner.id)).toEqual([file.id]);
    expect(await within(null)).toEqual([]);
    await editor.media.folders.delete({ id: inner.id });
    expect(await within(top.id)).toEqual([file.id]);
    await editor.media.folders.update({ id: top.id, name: "Port" });
    expect(await author.media.folders.list()).toEqual([{ id: top.id, parentId: null, name: "Port" }]);
    const theirs = await uploadMedia((await app.contextFor({ kind: "system", name: "t" })) as never, {
      fileName: "theirs.png",
      bytes: await picture("#122"),
    });
    expect(await failure(author.media.move({ ids: [theirs.id], folderId: null }))).toBe("FORBIDDEN");
  });
});

test("files are found by words of name and description, and by kind", async () => {
  await uploadMedia(ctx, {
    fileName: "IMG_Sunset-2024.png",
    bytes: await picture("#133"),
    alt: "Über dem Meer",
  });
  const names = async (input: Parameters<Caller["media"]["list"]>[0]) =>
    (await author.media.list(input)).items.map(({ fileName }) => fileName);
  for (const q of ["sunset", "2024", "über me", "IMG_Sun"])
    expect(await names({ q }), q).toEqual(["IMG_Sunset-2024.png"]);
  expect(await names({ q: "sunrise" })).toEqual([]);
  expect(await names({ q: "sunset", kind: "video" })).toEqual([]);
  expect(await names({ q: "%" })).toEqual([]);
});

describe("uploads in pieces", () => {
  const piece = (bytes: Uint8Array, number: number) =>
    bytes.subarray(number * uploadPieceBytes, (number + 1) * uploadPieceBytes);
  async function begin(bytes: Uint8Array, fileName = "noise.png") {
    const { upload, existing } = await author.media.uploads.start({
      ...{ fileName, bytes: bytes.byteLength, sha256: sha(bytes) },
    });
    if (!upload) throw new Error(`There already: ${existing?.id}`);
    return upload;
  }
  const send = (id: string, bytes: Uint8Array, number: number) =>
    receivePiece(ctx, { id, number, sha256: sha(piece(bytes, number)), bytes: piece(bytes, number) });

  test("go on where they broke off, and come to the file that was sent", async () => {
    const bytes = await noise();
    const upload = await begin(bytes);
    expect(upload).toMatchObject({ pieces: 2, received: [] });
    await send(upload.id, bytes, 1);
    expect(await failure(author.media.uploads.finish({ id: upload.id }))).toBe("INVALID_INPUT");
    const again = await begin(bytes);
    expect(again).toEqual({ ...upload, received: [1] });
    await send(upload.id, bytes, 0);
    await send(upload.id, bytes, 0);
    const { media, existed } = await author.media.uploads.finish({ id: upload.id });
    expect(media).toMatchObject({ fileName: "noise.png", bytes: bytes.byteLength, width: 800 });
    expect(existed).toBe(false);
    expect(sha((await app.services.storage.get(media.url.slice(1))) ?? new Uint8Array())).toBe(sha(bytes));
    expect(await failure(author.media.uploads.finish({ id: upload.id }))).toBe("NOT_FOUND");
    expect(await app.services.storage.exists(`uploads/${app.publication.id}/${upload.id}/0`)).toBe(false);
    const copy = await author.media.uploads.start({
      ...{ fileName: "copy.png", bytes: bytes.byteLength, sha256: sha(bytes) },
    });
    expect(copy).toMatchObject({ upload: null, existing: { id: media.id } });
  });

  test("damaged, foreign and unknown pieces are refused", async () => {
    const bytes = await noise();
    const upload = await begin(bytes);
    const wrong = { id: upload.id, number: 0, sha256: sha(bytes), bytes: piece(bytes, 0) };
    expect(await failure(receivePiece(ctx, wrong))).toBe("INVALID_INPUT");
    expect(await failure(receivePiece(ctx, { ...wrong, bytes: bytes.subarray(0, 10) }))).toBe(
      "INVALID_INPUT",
    );
    expect(await failure(send(upload.id, bytes, 2))).toBe("INVALID_INPUT");
    const other = await makeStaff(app.services.db, app.publication.id, "author");
    const theirs = (await app.contextFor(actorOf(other))) as PersonContext;
    const first = { ...wrong, sha256: sha(piece(bytes, 0)) };
    expect(await failure(receivePiece(theirs, first))).toBe("NOT_FOUND");
    await author.media.uploads.cancel({ id: upload.id });
    expect(await failure(receivePiece(ctx, first))).toBe("NOT_FOUND");
  });

  test("count as what they will come to where a publication may store so much", async () => {
    const config = { ...ctx.config, mediaBytesPerPublication: 60 * 1024 * 1024 };
    const caller = app.caller({ ...ctx, config });
    const start = (n: number) =>
      caller.media.uploads.start({
        ...{ fileName: "big.png", bytes: 24 * 1024 * 1024, sha256: sha(Buffer.from([n])) },
      });
    const begun = [await start(1), await start(2)];
    expect(await failure(start(3))).toBe("PAYLOAD_TOO_LARGE");
    for (const { upload } of begun) await caller.media.uploads.cancel({ id: upload?.id ?? "" });
    await caller.media.uploads.cancel({ id: (await start(3)).upload?.id ?? "" });
  });

  test("leave nothing behind when they are given up while a piece is on its way", async () => {
    const bytes = await noise();
    const upload = await begin(bytes);
    const { storage } = app.services;
    const key = (number: number) => `uploads/${app.publication.id}/${upload.id}/${number}`;
    const slow = {
      ...storage,
      put: async (...args: Parameters<typeof storage.put>) => {
        await author.media.uploads.cancel({ id: upload.id });
        await storage.put(...args);
      },
    };
    const sent = receivePiece(
      { ...ctx, storage: slow },
      { id: upload.id, number: 0, sha256: sha(piece(bytes, 0)), bytes: piece(bytes, 0) },
    );
    expect(await failure(sent)).toBe("NOT_FOUND");
    expect(await storage.exists(key(0))).toBe(false);
  });

  test("that stored a piece and died before they noted it leave nothing either", async () => {
    const bytes = await noise();
    const upload = await begin(bytes);
    const key = `uploads/${app.publication.id}/${upload.id}/1`;
    await app.services.storage.put(key, piece(bytes, 1), { contentType: "application/octet-stream" });
    await author.media.uploads.cancel({ id: upload.id });
    expect(await app.services.storage.exists(key)).toBe(false);
  });

  test.each([
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ["a page", "<!doctype html><script>alert(1)</script>"],
  ])("%s is refused by its content, whatever it is called", async (_what, text) => {
    const bytes = Buffer.from(text);
    const upload = await begin(bytes, "harmless.png");
    await send(upload.id, bytes, 0);
    expect(await failure(author.media.uploads.finish({ id: upload.id }))).toBe("UNSUPPORTED_MEDIA_TYPE");
    expect(await failure(author.media.uploads.finish({ id: upload.id }))).toBe("NOT_FOUND");
  });
});

test("a part of a picture becomes a file of its own that names where it is from", async () => {
  const original = await uploadMedia(ctx, { fileName: "wide.png", bytes: await noise(), alt: "Wide" });
  const crop = { x: 0.25, y: 0, width: 0.5, height: 0.25 };
  const cut = await author.media.crop({ id: original.id, crop, focal: { x: 0.1, y: 0.9 } });
  expect(cut).toMatchObject({ width: 400, height: 200, originId: original.id, alt: "Wide" });
  expect(cut.focal.x).toBeCloseTo(0.1);
  expect(cut.fileName).toBe("wide (cropped).png");
  const beyond = { x: 0.9, y: 0, width: 0.5, height: 0.5 };
  expect(await failure(author.media.crop({ id: original.id, crop: beyond }))).toBe("INVALID_INPUT");
});

test("a file that is replaced by somebody who could not have approved the post takes its approval", async () => {
  const strict = await createTestApp({ settings: { reviewRequired: true } });
  try {
    const writer = await strict.as(await makeStaff(strict.services.db, strict.publication.id, "author"));
    const reviewer = await makeStaff(strict.services.db, strict.publication.id, "editor");
    const own = (await strict.contextFor(actorOf(reviewer))) as PersonContext;
    const old = await uploadMedia(own, { fileName: "old.png", bytes: await picture("#166") });
    const next = await uploadMedia(own, { fileName: "next.png", bytes: await picture("#177") });
    const { id } = await writer.posts.create({ title: "Strict", document: figures(old.url) });
    await writer.posts.requestReview({ id, version: 1 });
    const api = await strict.as(reviewer);
    await api.posts.approve({ id, version: 1 });
    await api.media.replace({ id: old.id, byId: next.id });
    expect((await api.posts.get({ id })).status).toBe("approved");
    const staff = await makeStaff(strict.services.db, strict.publication.id, "author");
    const permissions = new Set<Permission>(["post:read:any", "media:read", "media:manage"]);
    const keeper = await strict.as({ ...actorOf(staff), permissions } as UserActor);
    await keeper.media.replace({ id: next.id, byId: old.id });
    expect((await api.posts.get({ id })).status).toBe("draft");
  } finally {
    await strict.close();
  }
});

test("where a file is shown is told, and all of it shows another one at once", async () => {
  const old = await uploadMedia(ctx, { fileName: "old.png", bytes: await picture("#144") });
  const next = await uploadMedia(ctx, { fileName: "next.png", bytes: await picture("#155", 80, 60) });
  const live = await author.posts.create({ title: "Live", document: figures(old.url) });
  await author.posts.publish({ id: live.id, version: 1 });
  const changed = await author.posts.create({ title: "Changed", document: figures(old.url) });
  await author.posts.publish({ id: changed.id, version: 1 });
  await author.posts.save({
    id: changed.id,
    version: 1,
    document: figures(next.url),
    title: "Changed since",
  });
  const cover = { src: old.url, alt: "", caption: "", width: 40, height: 30 };
  const draft = await editor.posts.create({ title: "Draft", settings: { cover } });
  const snippet = await author.snippets.create({ name: "With a picture", document: figures(old.url) });
  expect(await editor.media.uses({ id: old.id })).toEqual({
    posts: [
      { id: live.id, kind: "post", title: "Live", live: true, working: true },
      { id: changed.id, kind: "post", title: "Changed since", live: true, working: false },
      { id: draft.id, kind: "post", title: "Draft", live: false, working: true },
    ],
    snippets: [{ id: snippet.id, name: "With a picture" }],
    total: 3,
    emblem: false,
  });
  const seen = await author.media.uses({ id: old.id });
  expect([seen.posts.length, seen.total]).toEqual([2, 3]);
  expect(await failure(author.media.replace({ id: old.id, byId: next.id }))).toBe("FORBIDDEN");
  expect(await editor.media.replace({ id: old.id, byId: next.id })).toEqual({
    ...{ posts: 3, snippets: 1 },
  });
  await app.runJobs();
  const after = await author.posts.get({ id: live.id });
  expect(after).toMatchObject({ hasChanges: false, status: "published" });
  expect(after.workingCopy.document).toMatchObject({
    content: [{ attrs: { src: next.url, width: 80, height: 60 } }],
  });
  expect(await author.posts.get({ id: changed.id })).toMatchObject({ hasChanges: true });
  expect((await editor.posts.get({ id: draft.id })).workingCopy.settings.cover).toMatchObject({
    ...{ src: next.url, width: 80 },
  });
  const pages = await app.database
    .owner`select html from posts where id in ${app.database.owner([live.id, changed.id])}`;
  for (const { html } of pages) {
    expect(html).toContain(next.url);
    expect(html).not.toContain(old.url);
  }
  const kept = await author.snippets.get({ id: snippet.id });
  expect(kept).toMatchObject({
    version: 2,
    document: { content: [{ attrs: { src: next.url, width: 80 } }] },
  });
  expect(await editor.media.uses({ id: old.id })).toMatchObject({ total: 0, snippets: [] });
  expect((await editor.media.uses({ id: next.id })).total).toBe(3);
  await editor.media.delete({ id: old.id });
});

test("a file that a snippet alone holds is not thrown away, until the snippet is gone or holds another", async () => {
  const file = await uploadMedia(ctx, { fileName: "held.png", bytes: await picture("#166") });
  const document = figures(file.url);
  const { id } = await author.snippets.create({ name: "Holds", document });
  const message = "This file is still shown in 1 snippet; replace it there, or take it out, first";
  await expect(editor.media.delete({ id: file.id })).rejects.toThrow(message);
  await author.snippets.update({ id, version: 1, name: "Still holds" });
  expect((await editor.media.uses({ id: file.id })).snippets).toEqual([{ id, name: "Still holds" }]);
  const words = { type: "doc" as const, content: [{ type: "codeBlock" }] };
  await author.snippets.update({ id, version: 2, document: words });
  await editor.media.delete({ id: file.id });
  // In the bin by then, and shown again: it comes out by itself.
  await author.snippets.update({ id, version: 3, document });
  app.setNow(new Date(app.services.clock.now().getTime() + 31 * 86_400_000).toISOString());
  await emptyBin(ctx, new AbortController().signal);
  expect((await editor.media.list({ q: "held" })).items).toHaveLength(1);
  await author.snippets.delete({ id });
  expect((await editor.media.uses({ id: file.id })).snippets).toEqual([]);
  await editor.media.delete({ id: file.id });
});
