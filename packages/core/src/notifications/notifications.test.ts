import type { MailChoices } from "@broadsheet/contract/notifications";
import { newId } from "@broadsheet/db/ids";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commentWrittenJob } from "../comments/comment-written.job.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { sendDigestsJob } from "./send-digests.job.ts";

let app: TestApp;
let people: Record<"ann" | "ed" | "eve", MadeStaff>;
let [ann, ed, eve] = [] as unknown as [Caller, Caller, Caller];
let postId = "";
let seen = new Set<string>();

beforeAll(async () => {
  app = await createTestApp({ hosts: ["paper.localhost"] });
  const { db } = app.services;
  const make = (role: "author" | "editor", name: string) =>
    makeStaff(db, app.publication.id, role, { name, email: `${name.toLowerCase()}@example.org` });
  people = {
    ann: await make("author", "Ann"),
    ed: await make("editor", "Ed"),
    eve: await make("editor", "Eve"),
  };
  ann = await app.as(people.ann);
  ed = await app.as(people.ed);
  eve = await app.as(people.eve);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  postId = (await ann.posts.create({ title: "Story" })).id;
  await app.runJobs();
  for (const who of [ann, ed, eve]) {
    await who.notifications.readAll();
    await who.notifications.updateMailChoices({
      mentioned: "immediately",
      reply: "immediately",
      comment: "daily",
    });
  }
  seen = new Set((await app.services.mailer.listOutbox({ limit: 500 })).items.map((mail) => mail.id));
});

const start = (who: Caller, body: string) =>
  who.comments.start({ postId, threadId: newId(), quote: "a passage", body });
const mention = (who: keyof typeof people) => `@{${people[who].userId}}`;

async function unread(who: Caller) {
  const { items } = await who.notifications.list({});
  return items.filter((item) => item.unread).map(({ kind, count, others }) => ({ kind, count, others }));
}

/** Runs what tells people, without the mails that follow. */
const tellOnly = () => app.services.queue.drain([commentWrittenJob], app.services);

async function newMails() {
  await app.runJobs();
  const { items } = await app.services.mailer.listOutbox({ limit: 500 });
  const fresh = items.filter((mail) => !seen.has(mail.id));
  for (const mail of fresh) seen.add(mail.id);
  return fresh.map(({ to, subject, id }) => ({ to, subject, id }));
}

test("each person is told once of a comment, by what it is to them; who wrote it is not", async () => {
  const { id: threadId } = await start(ed, `${mention("eve")} is this right?`);
  await app.runJobs();
  expect(await unread(ann)).toEqual([{ kind: "comment", count: 1, others: 0 }]);
  expect(await unread(eve)).toEqual([{ kind: "mentioned", count: 1, others: 0 }]);
  expect(await unread(ed)).toEqual([]);
  await ann.comments.reply({ postId, threadId, body: "It is" });
  await app.runJobs();
  expect(await unread(ed)).toEqual([{ kind: "reply", count: 1, others: 0 }]);
  // Eve was named, but has said nothing in it.
  expect(await unread(eve)).toHaveLength(1);
});

test("the list says who, where and what, with names for the people named", async () => {
  const { id: threadId } = await start(ed, `${mention("ann")}, see <b>this</b>`);
  await app.runJobs();
  const [item] = (await ann.notifications.list({})).items;
  expect(item).toMatchObject({
    kind: "mentioned",
    actorName: "Ed",
    postTitle: "Story",
    excerpt: "@Ann, see <b>this</b>",
    path: `/studio/posts/${postId}?thread=${threadId}`,
  });
});

test("a burst in one thread is one entry and one mail", async () => {
  const { id: threadId } = await start(ann, "First");
  await app.runJobs();
  await newMails();
  for (const [who, body] of [
    [ed, "Two"],
    [eve, "Three"],
    [ed, "Four"],
  ] as const)
    await who.comments.reply({ postId, threadId, body });
  await tellOnly();
  expect((await newMails()).filter((mail) => mail.to.includes("ann@"))).toEqual([
    expect.objectContaining({ subject: expect.stringMatching(/^3 news/) }),
  ]);
  expect(await unread(ann)).toEqual([{ kind: "reply", count: 3, others: 1 }]);
  const { items } = await ann.notifications.list({});
  await ann.notifications.read({ id: items[0]?.id ?? "" });
  expect(await ann.notifications.unread()).toEqual({ unread: 0 });
});

test("a job that runs again tells nothing again", async () => {
  const { id: threadId, comments } = await start(ed, mention("ann"));
  await app.runJobs();
  const payload = { publicationId: app.publication.id, postId, threadId, commentId: comments[0]?.id ?? "" };
  await newMails();
  await commentWrittenJob.handle(app.services, payload, undefined as never);
  expect(await unread(ann)).toEqual([{ kind: "mentioned", count: 1, others: 0 }]);
  expect(await newMails()).toEqual([]);
});

test("naming somebody later tells them, and nobody else again", async () => {
  const thread = await start(ed, "Hm");
  await app.runJobs();
  const commentId = thread.comments[0]?.id ?? "";
  await ed.comments.edit({ postId, threadId: thread.id, commentId, body: `Hm, ${mention("eve")}` });
  await app.runJobs();
  expect(await unread(eve)).toEqual([{ kind: "mentioned", count: 1, others: 0 }]);
  expect(await unread(ann)).toEqual([{ kind: "comment", count: 1, others: 0 }]);
});

test("what somebody may not see any more is in neither their list nor their mail", async () => {
  const { db } = app.services;
  const bob = await makeStaff(db, app.publication.id, "author", { name: "Bob", email: "bob@example.org" });
  const caller = await app.as(bob);
  await ed.posts.assignAuthors({ id: postId, authorIds: [people.ann.authorId, bob.authorId] });
  await start(ed, `@{${bob.userId}} look`);
  await tellOnly();
  expect(await unread(caller)).toEqual([{ kind: "mentioned", count: 1, others: 0 }]);
  await ed.posts.assignAuthors({ id: postId, authorIds: [people.ann.authorId] });
  expect(await unread(caller)).toEqual([]);
  expect(await caller.notifications.unread()).toEqual({ unread: 0 });
  expect((await newMails()).filter((mail) => mail.to.includes("bob@"))).toEqual([]);
});

test.each<[MailChoices["mentioned"], number, number]>([
  ["immediately", 1, 0],
  ["daily", 0, 1],
  ["off", 0, 0],
])("mail %s", async (mentioned, atOnce, nextMorning) => {
  await eve.notifications.updateMailChoices({ mentioned });
  await start(ed, mention("eve"));
  const toEve = async () => (await newMails()).filter((mail) => mail.to.includes("eve@")).length;
  expect(await toEve()).toBe(atOnce);
  const digests = () =>
    sendDigestsJob.handle(app.services, {}, { signal: new AbortController().signal } as never);
  app.setNow("2026-03-02T07:59:00.000Z");
  await digests();
  expect(await toEve()).toBe(0);
  app.setNow("2026-03-02T08:01:00.000Z");
  await digests();
  await digests();
  expect(await toEve()).toBe(nextMorning);
  await digests();
  expect(await toEve()).toBe(0);
});

test("what was read in the studio is not mailed, and every mail says where to change that", async () => {
  await start(ed, mention("eve"));
  await tellOnly();
  await eve.notifications.readAll();
  expect((await newMails()).filter((mail) => mail.to.includes("eve@"))).toEqual([]);
  await start(ed, mention("eve"));
  const [mail] = (await newMails()).filter((one) => one.to.includes("eve@"));
  const read = await app.services.mailer.readOutbox(mail?.id ?? "");
  expect(read?.text).toContain("http://paper.localhost/studio/account/notifications");
});

test("only those who were asked are told of a review", async () => {
  const { version } = (await ann.posts.get({ id: postId })).workingCopy;
  const asked = await ann.posts.requestReview({ id: postId, version, reviewerIds: [people.eve.userId] });
  expect(asked.reviewers).toEqual([{ userId: people.eve.userId, name: "Eve", decision: null }]);
  await app.runJobs();
  expect(await unread(eve)).toEqual([{ kind: "review_requested", count: 1, others: 0 }]);
  expect(await unread(ed)).toEqual([]);
  const decided = await eve.posts.requestChanges({ id: postId, version, comment: "Shorter" });
  expect(decided.reviewers).toMatchObject([{ decision: "changes_requested" }]);
  await app.runJobs();
  const [item] = (await ann.notifications.list({})).items;
  expect(item).toMatchObject({ kind: "review_decided", decision: "changes_requested", excerpt: "Shorter" });
  const again = { id: postId, version, reviewerIds: [people.ann.userId] };
  await expect(ann.posts.requestReview(again)).rejects.toThrow("cannot review this post");
});

test("pages of the list follow each other without a gap", async () => {
  for (let n = 0; n < 5; n++) {
    app.setNow(`2026-03-01T10:0${n}:00.000Z`);
    await start(ed, `${mention("eve")} ${n}`);
    await app.runJobs();
  }
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await eve.notifications.list({ limit: 2, cursor });
    texts.push(...page.items.filter((item) => item.unread).map((item) => item.excerpt));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(texts).toEqual([4, 3, 2, 1, 0].map((n) => `@Eve ${n}`));
});
