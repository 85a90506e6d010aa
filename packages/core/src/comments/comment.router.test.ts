import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { newId } from "@broadsheet/db/ids";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let [writer, editor, stranger] = [] as unknown as [Caller, Caller, Caller];
let strangers: MadeStaff;
let postId = "";

const commented = (thread: string, text = "A passage"): PostDocumentJson => ({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [{ type: "text", text, marks: [{ type: "comment", attrs: { thread } }] }],
    },
  ],
});

beforeAll(async () => {
  app = await createTestApp();
  const { db } = app.services;
  writer = await app.as(await makeStaff(db, app.publication.id, "author", { name: "Writer" }));
  editor = await app.as(await makeStaff(db, app.publication.id, "editor", { name: "Editor" }));
  strangers = await makeStaff(db, app.publication.id, "author", { name: "Stranger" });
  stranger = await app.as(strangers);
});
afterAll(() => app.close());
beforeEach(async () => {
  postId = (await writer.posts.create({ title: "Story" })).id;
});

const start = (who: Caller, body = "Why?", threadId = newId()) =>
  who.comments.start({ postId, threadId, quote: "A passage", body });

test("a thread is opened, answered, resolved and opened again by an answer", async () => {
  const opened = await start(editor);
  expect(opened).toMatchObject({ quote: "A passage", resolvedAt: null, anchored: false });
  const resolved = await writer.comments.resolve({ postId, threadId: opened.id });
  expect(resolved).toMatchObject({ resolvedBy: "Writer" });
  const answered = await writer.comments.reply({ postId, threadId: opened.id, body: "Because" });
  expect(answered.resolvedAt).toBeNull();
  expect(answered.comments.map(({ body, authorName, mine }) => ({ body, authorName, mine }))).toEqual([
    { body: "Why?", authorName: "Editor", mine: false },
    { body: "Because", authorName: "Writer", mine: true },
  ]);
  expect(await editor.comments.list({ postId })).toHaveLength(1);
});

test("the stored working copy says whether the passage is still there", async () => {
  const { id: thread } = await start(editor);
  const saved = await writer.posts.save({ id: postId, version: 1, document: commented(thread) });
  expect(await editor.comments.list({ postId })).toMatchObject([{ anchored: true }]);
  const document = { type: "doc" as const, content: [{ type: "paragraph" }] };
  await writer.posts.save({ id: postId, version: saved.version, document });
  expect(await editor.comments.list({ postId })).toMatchObject([{ anchored: false, quote: "A passage" }]);
});

test("own comments can be changed and taken back; a thread goes with its last one", async () => {
  const { id: threadId, comments } = await start(editor);
  const commentId = comments[0]?.id ?? "";
  const ref = { postId, threadId, commentId };
  expect(await failure(writer.comments.edit({ ...ref, body: "Mine" }))).toBe("FORBIDDEN");
  expect(await failure(writer.comments.delete(ref))).toBe("FORBIDDEN");
  expect((await editor.comments.edit({ ...ref, body: "How?" })).comments[0]).toMatchObject({ body: "How?" });
  await writer.comments.reply({ postId, threadId, body: "So" });
  const left = await editor.comments.delete(ref);
  expect(left?.comments[0]).toMatchObject({ deleted: true, body: "" });
  expect(await failure(editor.comments.edit({ ...ref, body: "Back" }))).toBe("NOT_FOUND");
  const last = left?.comments[1]?.id ?? "";
  expect(await writer.comments.delete({ postId, threadId, commentId: last })).toBeNull();
  expect(await editor.comments.list({ postId })).toEqual([]);
});

test("whoever may not see the post has no part in it, and cannot be called to it", async () => {
  const { id: threadId } = await start(editor);
  expect(await failure(stranger.comments.list({ postId }))).toBe("NOT_FOUND");
  expect(await failure(stranger.comments.reply({ postId, threadId, body: "Hi" }))).toBe("NOT_FOUND");
  expect(await failure(start(stranger))).toBe("NOT_FOUND");
  expect(await failure(start(editor, `@{${strangers.userId}}`))).toBe("INVALID_INPUT");
  const names = (await editor.comments.people({ postId })).map((person) => person.name);
  expect(names).toEqual(["Editor", "Writer"]);
});

test("a thread is one post's: under another post it does not exist", async () => {
  const { id: threadId } = await start(editor);
  const other = (await writer.posts.create({ title: "Other" })).id;
  expect(await failure(writer.comments.resolve({ postId: other, threadId }))).toBe("NOT_FOUND");
  expect(await failure(start(editor, "Again", threadId))).toBe("ALREADY_EXISTS");
});

test("a comment is text: what looks like markup is kept as it was written", async () => {
  const body = "<script>alert(1)</script> & @{not-an-id}";
  expect((await start(editor, body)).comments[0]).toMatchObject({ body, mentions: [] });
  expect(await failure(start(editor, "  \n "))).toBe("INVALID_INPUT");
});

test("comments and suggestions take away no approval, are no change for readers, and never reach them", async () => {
  const thread = newId();
  await writer.posts.requestReview({ id: postId, version: 1 });
  await editor.posts.approve({ id: postId, version: 1 });
  const document: PostDocumentJson = { type: "doc", content: [{ type: "paragraph" }] };
  const text = await writer.posts.save({ id: postId, version: 1, document: commented(thread) });
  const published = await editor.posts.publish({ id: postId, version: text.version });
  expect(published).toMatchObject({ live: true, hasChanges: false });
  const live = await writer.api.posts.get({ id: postId, fields: "document,html" } as never);
  expect(JSON.stringify(live)).not.toContain(thread);
  const suggestion = { id: newId(), user: strangers.userId, at: "2026-03-01T09:00:00.000Z" };
  const reviewed = structuredClone(commented(thread));
  (reviewed.content as { content?: unknown[] }[])[0]?.content?.push({
    type: "text",
    text: " and more",
    marks: [{ type: "insertion", attrs: suggestion }],
  });
  const saved = await writer.posts.save({ id: postId, version: text.version, document: reviewed });
  expect(saved).toMatchObject({ status: "published", hasChanges: false });
  const changed = await writer.posts.save({ id: postId, version: saved.version, document });
  expect(changed.hasChanges).toBe(true);
});

test("an approval survives a comment and not a change", async () => {
  const own = await createTestApp({ settings: { reviewRequired: true } });
  try {
    const author = await own.as(await makeStaff(own.services.db, own.publication.id, "author"));
    const reviewer = await own.as(await makeStaff(own.services.db, own.publication.id, "editor"));
    const { id } = await author.posts.create({ title: "Strict" });
    const words: PostDocumentJson = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "A passage" }] }],
    };
    const { version } = await author.posts.save({ id, version: 1, document: words });
    await author.posts.requestReview({ id, version });
    await reviewer.posts.approve({ id, version });
    const kept = await author.posts.save({ id, version, document: commented(newId()) });
    expect(kept.status).toBe("approved");
    const document = commented(newId(), "Another passage");
    const lost = await author.posts.save({ id, version: kept.version, document });
    expect(lost.status).toBe("draft");
  } finally {
    await own.close();
  }
});
