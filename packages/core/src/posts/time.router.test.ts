import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { publishDuePostsJob } from "./publish-due-posts.job.ts";

const start = "2026-03-01T09:00:00.000Z";
const doc = (text: string): PostDocumentJson => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

let app: TestApp;
let author: Caller;
let owner: Caller;
let authorStaff: MadeStaff;

beforeAll(async () => {
  app = await createTestApp();
  authorStaff = await makeStaff(app.services.db, app.publication.id, "author");
  author = await app.as(authorStaff);
  owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
});
beforeEach(() => app.setNow(start));
afterAll(() => app.close());

/** What the worker does each minute; the queue itself counts by the system's clock. */
async function minute(): Promise<void> {
  await publishDuePostsJob.handle(app.services, {}, { signal: new AbortController().signal } as never);
}
const livePost = async (title: string) => {
  const { id } = await author.posts.create({ title, document: doc(title) });
  return author.posts.publish({ id, version: 1 });
};
const at = (day: number, hour = 9) =>
  `2026-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000Z`;

describe("a post's end on the site", () => {
  test("comes by itself at its minute, not before, and once", async () => {
    const { id } = await livePost("Short-lived");
    const set = await author.posts.scheduleUnpublish({ id, at: at(5) });
    expect(set).toMatchObject({ live: true, unpublishAt: at(5), unpublishBy: authorStaff.name });
    app.setNow("2026-03-05T08:59:59.000Z");
    await minute();
    expect((await author.posts.get({ id })).live).toBe(true);
    app.setNow(at(5));
    await minute();
    const gone = await author.posts.get({ id });
    expect(gone).toMatchObject({ live: false, status: "draft", unpublishAt: null, unpublishBy: null });
    const again = await author.posts.publish({ id, version: gone.version });
    await minute();
    expect((await author.posts.get({ id: again.id })).live).toBe(true);
  });

  test("can be moved and cancelled", async () => {
    const { id } = await livePost("Moved about");
    await author.posts.scheduleUnpublish({ id, at: at(5) });
    const moved = await author.posts.scheduleUnpublish({ id, at: at(7) });
    expect(moved.unpublishAt).toBe(at(7));
    app.setNow(at(6));
    await minute();
    expect((await author.posts.get({ id })).live).toBe(true);
    const kept = await author.posts.cancelUnpublish({ id });
    expect(kept).toMatchObject({ live: true, unpublishAt: null });
    expect(kept.actions).not.toContain("cancel_unpublish");
    expect(await failure(author.posts.cancelUnpublish({ id }))).toBe("TRANSITION_NOT_ALLOWED");
    app.setNow(at(8));
    await minute();
    expect((await author.posts.get({ id })).live).toBe(true);
  });

  test("is set for a post that is on the site or about to be, after its beginning, in the future", async () => {
    const { id } = await author.posts.create({ title: "Draft" });
    expect(await failure(author.posts.scheduleUnpublish({ id, at: at(5) }))).toBe("TRANSITION_NOT_ALLOWED");
    await author.posts.schedule({ id, version: 1, at: at(5) });
    expect(await failure(author.posts.scheduleUnpublish({ id, at: at(4) }))).toBe("INVALID_INPUT");
    await author.posts.scheduleUnpublish({ id, at: at(6) });
    expect(await failure(author.posts.schedule({ id, at: at(6) }))).toBe("INVALID_INPUT");
    const live = await livePost("In the past");
    const error = await author.posts
      .scheduleUnpublish({ id: live.id, at: "2026-02-01T00:00:00.000Z" })
      .catch(appErrorOf);
    expect(error).toMatchObject({ code: "INVALID_INPUT", details: { issues: [{ path: "at" }] } });
    app.setNow(at(5));
    await minute();
    expect(await author.posts.get({ id })).toMatchObject({ live: true, unpublishAt: at(6) });
    app.setNow(at(6));
    await minute();
    expect((await author.posts.get({ id })).live).toBe(false);
  });

  test("is forgotten with the schedule of a post that was never on the site, and when it is taken off by hand", async () => {
    const { id } = await author.posts.create({ title: "Never" });
    await author.posts.schedule({ id, version: 1, at: at(5) });
    await author.posts.scheduleUnpublish({ id, at: at(6) });
    const off = await author.posts.unschedule({ id, version: 1 });
    expect(off).toMatchObject({ status: "draft", scheduledAt: null, unpublishAt: null });
    const live = await livePost("By hand");
    await author.posts.scheduleUnpublish({ id: live.id, at: at(6) });
    expect(await author.posts.unpublish({ id: live.id, version: 1 })).toMatchObject({ unpublishAt: null });
  });

  test("has a job of its own for its minute", async () => {
    const { id } = await livePost("Own job");
    await author.posts.scheduleUnpublish({ id, at: at(5) });
    app.setNow(at(5));
    await app.runJobs();
    expect((await author.posts.get({ id })).live).toBe(false);
  });
});

describe("a schedule", () => {
  test("of a live post brings its changes at that time; readers keep the present version until then", async () => {
    const { id } = await livePost("Before");
    const { version } = await author.posts.save({ id, version: 1, title: "After" });
    const waiting = await author.posts.schedule({ id, version, at: at(3) });
    expect(waiting).toMatchObject({ live: true, status: "scheduled", scheduledBy: authorStaff.name });
    const title = async () =>
      (await app.database.owner`select title from posts where id = ${id}`)[0]?.title as string;
    expect(await title()).toBe("Before");
    app.setNow(at(3));
    await minute();
    expect(await title()).toBe("After");
    expect(await author.posts.get({ id })).toMatchObject({ status: "published", scheduledBy: null });
  });

  test("is moved without naming a version, which a first one needs", async () => {
    const { id } = await author.posts.create({ title: "Moved" });
    expect(await failure(author.posts.schedule({ id, at: at(3) }))).toBe("INVALID_INPUT");
    await author.posts.schedule({ id, version: 1, at: at(3) });
    await author.posts.save({ id, version: 1, title: "Somebody types on" });
    expect(await author.posts.schedule({ id, at: at(4) })).toMatchObject({ scheduledAt: at(4) });
  });

  test("published by hand before its time, a post is dated now and not later", async () => {
    const { id } = await author.posts.create({ title: "Early" });
    await author.posts.schedule({ id, version: 1, at: at(20) });
    const early = await author.posts.publish({ id, version: 1 });
    expect(early).toMatchObject({ live: true, scheduledAt: null, publishedAt: start });
  });

  test("stands when the person who set it has left, and names them", async () => {
    const leaver = await makeStaff(app.services.db, app.publication.id, "author", { name: "Lea Leaver" });
    const caller = await app.as(leaver);
    const { id } = await caller.posts.create({ title: "Left behind" });
    await caller.posts.schedule({ id, version: 1, at: at(9) });
    await owner.people.staff.remove({ userId: leaver.userId });
    expect((await owner.posts.get({ id })).scheduledBy).toBe("Lea Leaver");
    app.setNow(at(9));
    await minute();
    expect((await owner.posts.get({ id })).live).toBe(true);
  });
});

describe("revisions", () => {
  test("are kept by themselves while people write, at most one in half an hour, in the name of who wrote", async () => {
    const { id } = await author.posts.create({ title: "One" });
    await author.posts.save({ id, version: 1, title: "Two" });
    app.setNow("2026-03-01T09:20:00.000Z");
    await author.posts.save({ id, version: 2, title: "Three" });
    expect((await author.posts.revisions.list({ postId: id })).items).toEqual([]);
    app.setNow("2026-03-01T09:31:00.000Z");
    await owner.posts.save({ id, version: 3, title: "Four" });
    await owner.posts.save({ id, version: 4, title: "Five" });
    const { items } = await author.posts.revisions.list({ postId: id });
    expect(items).toMatchObject([{ reason: "auto", title: "Three", createdBy: authorStaff.name }]);
    app.setNow("2026-03-01T10:02:00.000Z");
    await owner.posts.save({ id, version: 5, title: "Six" });
    expect((await author.posts.revisions.list({ postId: id })).items.map((each) => each.title)).toEqual([
      "Five",
      "Three",
    ]);
  });

  test("are named, and named anew", async () => {
    const { id } = await livePost("Named");
    const [kept] = (await author.posts.revisions.list({ postId: id })).items;
    const revisionId = kept?.id ?? "";
    const named = await author.posts.revisions.rename({ postId: id, revisionId, note: "As sent to Mei" });
    expect(named).toMatchObject({ id: revisionId, note: "As sent to Mei", reason: "publish" });
    const other = await livePost("Other");
    const wrong = { postId: other.id, revisionId, note: "X" };
    expect(await failure(author.posts.revisions.rename(wrong))).toBe("NOT_FOUND");
  });
});
