import { makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let editor: Caller;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  app.setNow("2026-03-01T09:00:00.000Z");
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  author = await app.as(await makeStaff(app.services.db, app.publication.id, "author"));
});
afterAll(() => app.close());

const march = { from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" };

test("tells what goes out, changes and leaves within a time, in order, and what has no date beside it", async () => {
  const tag = await makeTag(app.services.db, app.publication.id);
  const live = await editor.posts.create({ title: "Live", settings: { tagIds: [tag.id] } });
  await editor.posts.publish({ id: live.id, version: 1 });
  await editor.posts.scheduleUnpublish({ id: live.id, at: "2026-03-20T08:00:00.000Z" });
  const { version } = await editor.posts.save({ id: live.id, version: 1, title: "Live, changed" });
  await editor.posts.schedule({ id: live.id, version, at: "2026-03-10T08:00:00.000Z" });
  const own = await author.posts.create({ title: "Soon" });
  await author.posts.schedule({ id: own.id, version: 1, at: "2026-03-05T08:00:00.000Z" });
  const later = await author.posts.create({ title: "In April" });
  await author.posts.schedule({ id: later.id, version: 1, at: "2026-04-01T00:00:00.000Z" });
  const undated = await author.posts.create({ title: "Some day" });

  const { entries, more } = await editor.calendar.range(march);
  expect(more).toBe(false);
  expect(entries.map(({ event, title, at }) => [event, title, at.slice(0, 10)])).toEqual([
    ["published", "Live, changed", "2026-03-01"],
    ["publish", "Soon", "2026-03-05"],
    ["update", "Live, changed", "2026-03-10"],
    ["unpublish", "Live, changed", "2026-03-20"],
  ]);
  expect(entries[1]).toMatchObject({ version: 1, actions: ["schedule", "unschedule", "schedule_unpublish"] });
  const mine = await author.calendar.range(march);
  expect(mine.entries.map(({ title }) => title)).toEqual(["Soon"]);
  const tagged = await editor.calendar.range({ ...march, tagId: tag.id });
  expect(tagged.entries.every(({ postId }) => postId === live.id)).toBe(true);
  const drafts = await editor.calendar.undated({});
  expect(drafts.items.map(({ postId }) => postId)).toEqual([undated.id]);
  expect(drafts.items[0]?.actions).toEqual(["schedule"]);
});

test("is asked for two months at most, and forwards", async () => {
  const year = { from: march.from, to: "2027-03-01T00:00:00.000Z" };
  expect(await failure(editor.calendar.range(year))).toBe("INVALID_INPUT");
  expect(await failure(editor.calendar.range({ from: march.to, to: march.from }))).toBe("INVALID_INPUT");
});
