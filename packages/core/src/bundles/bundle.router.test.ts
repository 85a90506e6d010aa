import type { BundleAction } from "@broadsheet/contract/bundle-ref";
import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

const start = "2026-03-01T09:00:00.000Z";
const due = "2026-03-05T18:00:00.000Z";

let app: TestApp;
let editor: Caller;
let author: Caller;

beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  author = await app.as(await makeStaff(app.services.db, app.publication.id, "author"));
});
beforeEach(() => app.setNow(start));
afterAll(() => app.close());

const draft = (title: string, slug?: string) => editor.posts.create({ title, ...(slug ? { slug } : {}) });
const live = async (title: string, slug?: string) => {
  const { id } = await draft(title, slug);
  return editor.posts.publish({ id, version: 1 });
};
const item = ({ id }: { id: string }, action: BundleAction = "publish") => ({ postId: id, action });
async function mailSubjects(): Promise<string[]> {
  const { items } = await app.services.mailer.listOutbox();
  return items.map((mail) => mail.subject);
}
const isLive = async ({ id }: { id: string }) => (await editor.posts.get({ id })).live;

describe("a bundle", () => {
  test("publishes, updates and unpublishes in one go, and is history afterwards", async () => {
    const [fresh, changed, leaving] = [await draft("Fresh"), await live("Old"), await live("Leaving")];
    await editor.posts.save({ id: changed.id, version: 1, title: "New" });
    const items = [item(fresh), item(changed), item(leaving, "unpublish")];
    const bundle = await editor.bundles.create({ name: "Launch", items });
    expect(bundle.items.map((each) => each.obstacles)).toEqual([[], [], []]);
    expect((await editor.posts.get({ id: fresh.id })).bundle).toMatchObject({
      name: "Launch",
      status: "open",
      action: "publish",
    });
    const done = await editor.bundles.publish({ id: bundle.id, version: bundle.version });
    expect(done).toMatchObject({ status: "published", publishedAt: start, postCount: 3 });
    expect(await Promise.all([isLive(fresh), isLive(changed), isLive(leaving)])).toEqual([true, true, false]);
    expect((await editor.posts.get({ id: changed.id })).hasChanges).toBe(false);
    expect((await editor.posts.get({ id: fresh.id })).bundle).toBeNull();
    expect(await failure(editor.bundles.publish({ id: bundle.id, version: done.version }))).toBe(
      "TRANSITION_NOT_ALLOWED",
    );
  });

  test("that cannot go out whole changes nothing, and says what stands in the way of which post", async () => {
    const [good, untitled, binned] = [await draft("Good"), await draft(""), await draft("Binned")];
    const items = [item(good), item(untitled), item(binned)];
    const { id, version } = await editor.bundles.create({ name: "Half", items });
    await editor.posts.delete({ id: binned.id, version: 1 });
    const error = await editor.bundles.publish({ id, version }).catch(appErrorOf);
    expect(error).toMatchObject({
      code: "NOT_READY",
      details: {
        issues: [
          { path: untitled.id, message: "Untitled: It needs a title" },
          { path: binned.id, message: "Binned: It is in the bin" },
        ],
      },
    });
    expect(await isLive(good)).toBe(false);
    const seen = await editor.bundles.get({ id });
    expect(seen.items.map((each) => each.obstacles.length)).toEqual([0, 1, 1]);
  });

  test("goes out at its time, all at the same moment; its posts show that time and wait for it", async () => {
    const [coming, leaving] = [await draft("Coming"), await live("Going")];
    const items = [item(coming), item(leaving, "unpublish")];
    const made = await editor.bundles.create({ name: "Evening", items });
    const bundle = await editor.bundles.schedule({ id: made.id, version: 1, at: due });
    expect(bundle).toMatchObject({ status: "scheduled", scheduledAt: due });
    expect(bundle.items.flatMap((each) => each.obstacles)).toEqual([]);
    expect(await editor.posts.get({ id: coming.id })).toMatchObject({
      status: "scheduled",
      scheduledAt: due,
    });
    expect(await editor.posts.get({ id: leaving.id })).toMatchObject({ live: true, unpublishAt: due });
    const refused = await editor.posts.publish({ id: coming.id, version: 1 }).catch(appErrorOf);
    expect(refused).toMatchObject({
      code: "TRANSITION_NOT_ALLOWED",
      message: expect.stringContaining("“Evening”"),
    });
    expect(await failure(editor.posts.cancelUnpublish({ id: leaving.id }))).toBe("TRANSITION_NOT_ALLOWED");
    app.setNow(due);
    await app.runJobs();
    expect([await isLive(coming), await isLive(leaving)]).toEqual([true, false]);
    expect((await editor.bundles.get({ id: made.id })).status).toBe("published");
  });

  test("taken off the schedule, gives its posts back as they were; moved, moves them", async () => {
    const [coming, leaving] = [await draft("Later"), await live("Stays")];
    const items = [item(coming), item(leaving, "unpublish")];
    const { id } = await editor.bundles.create({ name: "Later", items });
    await editor.bundles.schedule({ id, version: 1, at: due });
    const later = "2026-03-09T18:00:00.000Z";
    await editor.bundles.schedule({ id, version: 2, at: later });
    expect((await editor.posts.get({ id: coming.id })).scheduledAt).toBe(later);
    expect(await failure(editor.bundles.update({ id, version: 3, items: [] }))).toBe(
      "TRANSITION_NOT_ALLOWED",
    );
    await editor.bundles.unschedule({ id, version: 3 });
    expect(await editor.posts.get({ id: coming.id })).toMatchObject({ status: "draft", scheduledAt: null });
    expect(await editor.posts.get({ id: leaving.id })).toMatchObject({ live: true, unpublishAt: null });
    app.setNow(later);
    await app.runJobs();
    expect([await isLive(coming), await isLive(leaving)]).toEqual([false, true]);
  });

  test("at whose time something stands in the way goes out not at all; it is open again and its maker is told", async () => {
    const [good, gone] = [await draft("Ready"), await live("Not there")];
    const items = [item(good), item(gone, "unpublish")];
    const { id } = await editor.bundles.create({ name: "Blocked", items });
    await editor.bundles.schedule({ id, version: 1, at: due });
    await app.database
      .owner`update posts set live = false, status = 'draft', unpublish_at = null where id = ${gone.id}`;
    app.setNow(due);
    await app.runJobs();
    expect(await isLive(good)).toBe(false);
    const held = await editor.bundles.get({ id });
    expect(held).toMatchObject({
      status: "open",
      scheduledAt: null,
      failure: [{ postId: gone.id, title: "Not there", message: "It is not on the site" }],
    });
    expect((await editor.posts.get({ id: good.id })).status).toBe("draft");
    expect(await mailSubjects()).toContain("Not published: Blocked");
  });

  test("holds a post once, and a post waits in one bundle", async () => {
    const post = await draft("Wanted");
    await editor.bundles.create({ name: "First", items: [item(post)] });
    const error = await editor.bundles.create({ name: "Second", items: [item(post)] }).catch(appErrorOf);
    expect(error).toMatchObject({ code: "ALREADY_EXISTS", message: expect.stringContaining("“First”") });
    const twice = [item(post), item(post, "unpublish")];
    expect(await failure(editor.bundles.create({ name: "Twice", items: twice }))).toBe("INVALID_INPUT");
    const racing = await draft("Raced for");
    const results = await Promise.all(
      ["A", "B", "C"].map((name) => failure(editor.bundles.create({ name, items: [item(racing)] }))),
    );
    expect(results.toSorted()).toEqual(["ALREADY_EXISTS", "ALREADY_EXISTS", "none"]);
  });

  test("is changed from the version that was read, and only by who may publish all of it", async () => {
    const { id } = await editor.bundles.create({ name: "Mine", items: [item(await draft("Editor's"))] });
    expect(await failure(editor.bundles.update({ id, version: 7, name: "Stale" }))).toBe("CONFLICT");
    expect(await failure(author.bundles.update({ id, version: 1, name: "Taken over" }))).toBe("FORBIDDEN");
    expect(await failure(author.bundles.publish({ id, version: 1 }))).toBe("FORBIDDEN");
    const seen = await author.bundles.get({ id });
    expect(seen).toMatchObject({ items: [], hiddenPosts: 1 });
    const renamed = await editor.bundles.update({ id, version: 1, name: "Renamed", items: [] });
    expect(renamed).toMatchObject({ name: "Renamed", version: 2, postCount: 0 });
    expect(await failure(editor.bundles.publish({ id, version: 2 }))).toBe("NOT_READY");
    expect(await editor.bundles.delete({ id })).toEqual({ id });
    expect(await failure(editor.bundles.get({ id }))).toBe("NOT_FOUND");
  });
});

test("where review is required, what lost its approval keeps a scheduled bundle back", async () => {
  const { version } = await (
    await app.as(await makeStaff(app.services.db, app.publication.id, "owner"))
  ).publication.get();
  const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  await owner.publication.update({ version, settings: { reviewRequired: true } });
  const strict = await app.as(await makeStaff(app.services.db, app.publication.id, "author"));
  const own = await strict.posts.create({ title: "Needs a look" });
  const made = await strict.bundles.create({ name: "Reviewed", items: [item(own)] });
  expect(made.items[0]?.obstacles).toEqual(["It needs an approval first"]);
  const reviewer = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  await strict.posts.requestReview({ id: own.id, version: 1 });
  await reviewer.posts.approve({ id: own.id, version: 1 });
  await reviewer.bundles.schedule({ id: made.id, version: 1, at: due });
  await strict.posts.save({ id: own.id, version: 1, title: "Changed after the approval" });
  const waiting = await reviewer.bundles.get({ id: made.id });
  expect(waiting.items[0]?.obstacles).toEqual(["It was changed since, and needs an approval again"]);
  app.setNow(due);
  await app.runJobs();
  expect((await reviewer.posts.get({ id: own.id })).live).toBe(false);
});
