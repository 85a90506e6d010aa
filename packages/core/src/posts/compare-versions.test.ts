import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

const doc = (text: string): PostDocumentJson => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

let app: TestApp;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  author = await app.as(await makeStaff(app.services.db, app.publication.id, "author", { name: "Ada" }));
});
afterAll(() => app.close());

test("any two states of a post are compared: text by words, title and settings by field", async () => {
  const tag = await makeTag(app.services.db, app.publication.id);
  const { id } = await author.posts.create({ title: "The old title", document: doc("One two three") });
  await author.posts.publish({ id, version: 1 });
  const settings = { tagIds: [tag.id], featured: true };
  await author.posts.save({ id, version: 1, title: "The new title", document: doc("One 2 three"), settings });
  const live = await author.posts.revisions.compare({ postId: id, from: "live", to: "working" });
  expect(live.from).toMatchObject({ version: "live" });
  expect(live.to).toMatchObject({ version: "working", by: "Ada" });
  expect(live.fields.map(({ name, before, after }) => [name, before, after])).toEqual([
    ["title", "The old title", "The new title"],
    ["tags", null, tag.name],
    ["featured", "No", "Yes"],
  ]);
  expect(live.fields[0]?.runs?.map((run) => `${run.change}:${run.text}`)).toEqual([
    "same:The ",
    "deleted:old",
    "inserted:new",
    "same: title",
  ]);
  expect(live.blocks[0]?.runs.map((run) => `${run.change}:${run.text}`)).toEqual([
    "same:One ",
    "deleted:two",
    "inserted:2",
    "same: three",
  ]);
  expect(live.complete).toBe(true);
  const [published] = (await author.posts.revisions.list({ postId: id })).items;
  const from = published?.id ?? "";
  const same = await author.posts.revisions.compare({ postId: id, from, to: "live" });
  expect(same).toMatchObject({ fields: [], from: { number: 1 } });
  expect(same.blocks.every(({ change }) => change === "same")).toBe(true);
});

test("a state that is not there, or is another post's, is not found", async () => {
  const [one, two] = [
    await author.posts.create({ title: "One" }),
    await author.posts.create({ title: "Two" }),
  ];
  const compare = (from: string) =>
    failure(author.posts.revisions.compare({ postId: one.id, from, to: "working" }));
  expect(await compare("live")).toBe("NOT_FOUND");
  await author.posts.publish({ id: two.id, version: 1 });
  const [other] = (await author.posts.revisions.list({ postId: two.id })).items;
  expect(await compare(other?.id ?? "")).toBe("NOT_FOUND");
});
