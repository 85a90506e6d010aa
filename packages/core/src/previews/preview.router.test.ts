import { makePublication, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { openPreview } from "./open-preview.ts";

const start = "2026-03-01T09:00:00.000Z";
let app: TestApp;
let author: Caller;
let editor: Caller;

beforeAll(async () => {
  app = await createTestApp();
  author = await app.as(await makeStaff(app.services.db, app.publication.id, "author", { name: "Ada" }));
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
beforeEach(() => app.setNow(start));
afterAll(() => app.close());

const strangers = (publicationId?: string) => app.contextFor({ kind: "anonymous" }, publicationId);
const secretOf = (url: string) => new URL(url).searchParams.get("token") ?? "";

test("shows whoever has the address the working copy as it is now, and remembers that it was opened", async () => {
  const tag = await makeTag(app.services.db, app.publication.id);
  const settings = { tagIds: [tag.id], excerpt: "In short" };
  const { id } = await author.posts.create({ title: "Secret", settings });
  const { link, url } = await author.previews.create({ postId: id, label: "For Mei" });
  expect(link).toMatchObject({ label: "For Mei", createdBy: "Ada", active: true, uses: 0, lastUsedAt: null });
  expect(link.expiresAt).toBe("2026-03-08T09:00:00.000Z");
  await author.posts.save({ id, version: 1, title: "Secret, changed" });
  app.setNow("2026-03-02T09:00:00.000Z");
  const preview = await openPreview(await strangers(), secretOf(url));
  expect(preview).toMatchObject({
    livePath: null,
    post: {
      title: "Secret, changed",
      excerpt: "In short",
      tags: [{ id: tag.id }],
      authors: [{ name: "Ada" }],
    },
  });
  const [seen] = await author.previews.list({ postId: id });
  expect(seen).toMatchObject({ uses: 1, lastUsedAt: "2026-03-02T09:00:00.000Z" });
});

test("only a hash of the secret is kept", async () => {
  const { id } = await author.posts.create({ title: "Hashed" });
  const { url } = await author.previews.create({ postId: id });
  const rows = await app.database.owner`select * from preview_links where post_id = ${id}`;
  expect(JSON.stringify(rows)).not.toContain(secretOf(url));
  expect(JSON.stringify(await author.previews.list({ postId: id }))).not.toContain(secretOf(url));
});

test("opens nothing once it ended, was revoked, or its post is in the bin; and nothing in another publication", async () => {
  const { id } = await author.posts.create({ title: "Ending" });
  const one = secretOf((await author.previews.create({ postId: id, days: 1 })).url);
  const two = await author.previews.create({ postId: id, days: 30 });
  const foreign = await makePublication(app.services.db);
  expect(await openPreview(await strangers(foreign.id), one)).toBeNull();
  expect(await openPreview(await strangers(), "made-up")).toBeNull();
  app.setNow("2026-03-02T09:00:00.000Z");
  expect(await openPreview(await strangers(), one)).toBeNull();
  expect(await openPreview(await strangers(), secretOf(two.url))).not.toBeNull();
  await editor.previews.revoke({ id: two.link.id });
  expect(await openPreview(await strangers(), secretOf(two.url))).toBeNull();
  const shown = await author.previews.list({ postId: id });
  expect(shown.map((each) => each.active)).toEqual([false, false]);
  const three = await author.previews.create({ postId: id });
  await author.posts.delete({ id, version: 1 });
  expect(await openPreview(await strangers(), secretOf(three.url))).toBeNull();
});

test("is for people who may edit the post, for ninety days at most", async () => {
  const { id } = await editor.posts.create({ title: "The editor's" });
  expect(await failure(author.previews.create({ postId: id }))).toBe("NOT_FOUND");
  expect(await failure(author.previews.list({ postId: id }))).toBe("NOT_FOUND");
  expect(await failure(editor.previews.create({ postId: id, days: 91 }))).toBe("INVALID_INPUT");
});

test("guessing is limited by network", async () => {
  const ctx = { ...(await strangers()), ip: "203.0.113.9" };
  const codes = new Set<string>();
  for (let guess = 0; guess < 260; guess++) {
    const refused = await openPreview(ctx, `guess-${guess}`).then(() => null, appErrorOf);
    codes.add(refused?.code ?? "null");
  }
  expect([...codes].length).toBe(2);
});

test("a link opens nothing while who made it is suspended, and once they are gone", async () => {
  const { id } = await editor.posts.create({ title: "Left behind" });
  const staff = await makeStaff(app.services.db, app.publication.id, "editor");
  const leaver = await app.as(staff);
  const secret = secretOf((await leaver.previews.create({ postId: id })).url);
  const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  const opened = async () => (await openPreview(await strangers(), secret)) !== null;
  expect(await opened()).toBe(true);
  await owner.people.staff.suspend({ userId: staff.userId, suspended: true });
  expect(await opened()).toBe(false);
  expect((await editor.previews.list({ postId: id }))[0]).toMatchObject({ active: false });
  await owner.people.staff.suspend({ userId: staff.userId, suspended: false });
  expect(await opened()).toBe(true);
  await owner.people.staff.remove({ userId: staff.userId });
  expect(await opened()).toBe(false);
});
