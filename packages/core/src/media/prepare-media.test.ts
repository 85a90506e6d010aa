import { inPublication } from "@broadsheet/db/connection";
import { media } from "@broadsheet/db/schema";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeStaff } from "@broadsheet/testing/factories";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActorContext } from "../kernel/context.ts";
import { readSitePost } from "../site/post.reads.ts";
import { readSite } from "../site/scope.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { emptyBin } from "./empty-bin.ts";
import { findMedia } from "./picture.reads.ts";
import { prepareMedia } from "./prepare-media.ts";
import { uploadMedia } from "./upload-media.ts";

let app: TestApp;
let ctx: ActorContext;
let editor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  const staff = await makeStaff(app.services.db, app.publication.id, "editor");
  ctx = (await app.contextFor(actorOf(staff))) as ActorContext;
  editor = await app.as(staff);
});
afterAll(() => app.close());

const never = new AbortController().signal;
const camera = { IFD0: { Make: "Spy Camera" } };
const photo = (background: string, width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif(camera)
    .jpeg()
    .toBuffer();
const scoped = <T>(work: Parameters<typeof inPublication<T>>[2]) =>
  inPublication(app.services.db, app.publication.id, work);
const rowOf = async (id: string) => {
  const row = await scoped((tx) => findMedia(tx, app.publication.id, id));
  if (!row) throw new Error("there is no such file");
  return row;
};
const seen = (slug: string) => readSite(ctx, (tx, scope) => readSitePost(tx, scope, { kind: "post", slug }));

async function publish(title: string, src: string) {
  const { document } = parseMarkdown(`![A boat](${src})\n\nText.\n`);
  const cover = { src, alt: "Boat", caption: "", width: 1, height: 1 };
  const post = await editor.posts.create({ title, document, settings: { cover } });
  return editor.posts.publish({ id: post.id, version: post.version });
}

test("an upload has its notes taken out, a placeholder at once, and its versions from a job", async () => {
  const file = await uploadMedia(ctx, { fileName: "boat.jpg", bytes: await photo("#336699") });
  expect(file.placeholder).toMatch(/^data:image\/webp;base64,/);
  const stored = Buffer.from((await app.services.storage.get(file.url.slice(1))) ?? []);
  expect([stored.length > 0, stored.length === file.bytes, stored.includes("Spy Camera")]).toEqual([
    true,
    true,
    false,
  ]);
  expect((await rowOf(file.id)).renditions).toBeNull();
  await app.runJobs();
  const { renditions, renditionsVersion, storageKey } = await rowOf(file.id);
  expect(renditionsVersion).toBe(1);
  expect(renditions?.map(({ format, width, height }) => `${format} ${width}x${height}`).sort()).toEqual([
    "avif 400x267",
    "avif 800x533",
    "avif 900x600",
    "webp 400x267",
    "webp 800x533",
    "webp 900x600",
  ]);
  for (const { format, width, bytes } of renditions ?? []) {
    const version = await app.services.storage.stat(
      `${storageKey.replace(".jpg", "")}.r1-${width}.${format}`,
    );
    expect(version).toMatchObject({ size: bytes, contentType: `image/${format}` });
  }
});

test("a published post names the versions of its pictures, and knows the size and place of its cover's", async () => {
  const file = await uploadMedia(ctx, { fileName: "cover.jpg", bytes: await photo("#993322", 2000, 1000) });
  await publish("Pictured", `${ctx.publication.url}${file.url}`);
  const post = await seen("pictured");
  const base = file.url.replace(".jpg", "");
  expect(post?.html).toContain(
    `<source type="image/avif" srcset="${base}.r1-400.avif 400w, ${base}.r1-800.avif 800w`,
  );
  expect(post?.html).toContain(
    `<img src="${file.url}" alt="A boat" width="2000" height="1000" style="background-image:url(data:`,
  );
  expect(post?.cover).toMatchObject({
    src: file.url,
    width: 2000,
    height: 1000,
    picture: { formats: ["avif", "webp"], widths: [400, 800, 1200, 1600, 2000], focal: { x: 0.5, y: 0.5 } },
  });
});

test("a focal point that is moved reaches the posts that show the picture; the working copy never holds what readers get", async () => {
  const file = await uploadMedia(ctx, { fileName: "focal.jpg", bytes: await photo("#229944") });
  const { id, version } = await publish("Focused", file.url);
  expect((await editor.media.update({ id: file.id, focal: { x: 0.25, y: 1 } })).focal).toEqual({
    x: 0.25,
    y: 1,
  });
  expect((await editor.media.update({ id: file.id, alt: "Still" })).focal).toEqual({ x: 0.25, y: 1 });
  expect(await failure(editor.media.update({ id: file.id, focal: { x: 1.1, y: 0 } }))).toBe("INVALID_INPUT");
  await app.runJobs();
  expect((await seen("focused"))?.cover?.picture?.focal).toEqual({ x: 0.25, y: 1 });
  const saved = await editor.posts.save({ id, version, title: "Changed" });
  await editor.posts.discardChanges({ id, version: saved.version });
  const { cover } = (await editor.posts.get({ id })).workingCopy.settings;
  expect(cover && Object.keys(cover).sort()).toEqual(["alt", "caption", "height", "src", "width"]);
});

test("a picture from before is looked into later: its notes go, and posts that show it gain its versions", async () => {
  const file = await uploadMedia(ctx, { fileName: "old.jpg", bytes: await photo("#aa8833") });
  const original = await photo("#aa8833");
  await app.services.storage.put(file.url.slice(1), original, { contentType: "image/jpeg" });
  const before = {
    animated: null,
    placeholder: null,
    renditions: null,
    renditionsVersion: 0,
    bytes: original.length,
  };
  await scoped((tx) => tx.update(media).set(before).where(eq(media.id, file.id)));
  await publish("Long ago", file.url);
  expect((await seen("long-ago"))?.html).not.toContain("<source");
  await prepareMedia(ctx, file.id, never);
  await app.runJobs();
  expect((await seen("long-ago"))?.html).toContain("<source");
  const stored = Buffer.from((await app.services.storage.get(file.url.slice(1))) ?? []);
  expect([stored.includes("Spy Camera"), stored.length]).toEqual([false, (await rowOf(file.id)).bytes]);
});

test("a picture that cannot be read to its end is tried once, and is shown as it is", async () => {
  const file = await uploadMedia(ctx, { fileName: "cut.jpg", bytes: await photo("#4422aa") });
  await app.services.storage.put(file.url.slice(1), Buffer.from("no picture at all"), {
    contentType: "image/jpeg",
  });
  await prepareMedia(ctx, file.id, never);
  expect(await rowOf(file.id)).toMatchObject({ renditionsVersion: 1, renditions: null });
});

test("a deleted picture takes its versions along", async () => {
  const file = await uploadMedia(ctx, { fileName: "gone.jpg", bytes: await photo("#667788") });
  await prepareMedia(ctx, file.id, never);
  const rendition = `${file.url.slice(1).replace(".jpg", "")}.r1-400.webp`;
  expect(await app.services.storage.exists(rendition)).toBe(true);
  await editor.media.delete({ id: file.id });
  const now = new Date(ctx.clock.now().getTime() + 31 * 86_400_000);
  await emptyBin({ ...ctx, clock: { now: () => now } }, never);
  expect(await app.services.storage.exists(rendition)).toBe(false);
});

test("a publication stores no more than its operator allows; what it has already takes no room", async () => {
  const bytes = await photo("#0f0f0f", 300, 200);
  const tight = { ...ctx, config: { ...ctx.config, mediaBytesPerPublication: 1 } };
  expect(await failure(uploadMedia(tight, { fileName: "more.jpg", bytes }))).toBe("PAYLOAD_TOO_LARGE");
  const first = await uploadMedia(ctx, { fileName: "more.jpg", bytes });
  expect((await uploadMedia(tight, { fileName: "again.jpg", bytes })).id).toBe(first.id);
});
