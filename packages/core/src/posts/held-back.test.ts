import type { ChecklistRules } from "@broadsheet/contract/checklist";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { publishDuePostsJob } from "./publish-due-posts.job.ts";
import { publishScheduledPost } from "./publish-scheduled-post.ts";

const start = "2026-03-01T09:00:00.000Z";
const due = "2026-03-05T09:00:00.000Z";
const later = "2026-03-06T09:00:00.000Z";
const checklist: ChecklistRules = {
  excerpt: "compulsory",
  cover: "compulsory",
  tags: "off",
  meta_description: "off",
  picture_alt: "off",
  minimum_words: "off",
  dead_links: "compulsory",
  open_comments: "off",
  open_suggestions: "off",
  words: 300,
};
const cover = { src: "/media/c.png", alt: "Cover", caption: "", width: null, height: null };
const complete = { excerpt: "Short", cover };

let app: TestApp;
let [ann, sam, ed, guy, owner] = [] as unknown as Caller[] as [Caller, Caller, Caller, Caller, Caller];

beforeAll(async () => {
  app = await createTestApp({ hosts: ["paper.localhost"] });
  const make = (role: MadeStaff["role"], name: string) =>
    makeStaff(app.services.db, app.publication.id, role, {
      name,
      email: `${name.toLowerCase()}@example.org`,
    });
  owner = await app.as(await make("owner", "Ona"));
  const { version } = await owner.publication.get();
  await owner.publication.update({ version, settings: { checklist } });
  const join = async (role: MadeStaff["role"], name: string) => app.as(await make(role, name));
  [ann, sam, ed, guy] = [
    await join("author", "Ann"),
    await join("editor", "Sam"),
    await join("editor", "Ed"),
    await join("author", "Guy"),
  ];
});
beforeEach(() => app.setNow(start));
// What one test has to tell does not become one mail with that of the next.
afterEach(() => app.runJobs());
afterAll(() => app.close());

/** What the worker does each minute. */
async function minute(): Promise<void> {
  await publishDuePostsJob.handle(app.services, {}, { signal: new AbortController().signal } as never);
}
const doc = (href: string): PostDocumentJson => ({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [{ type: "text", text: "a link", marks: [{ type: "link", attrs: { href } }] }],
    },
  ],
});
async function scheduled(title: string, by = sam, href = "/") {
  const { id } = await ann.posts.create({ title, document: doc(href) });
  const { version } = await ann.posts.save({ id, version: 1, settings: complete });
  await by.posts.schedule({ id, version, at: due });
  return { id, version };
}
const heldNews = async (who: Caller, postId: string) =>
  (await who.notifications.list({})).items.filter((item) => item.kind === "held" && item.postId === postId);
async function mailsAbout(title: string) {
  await app.runJobs();
  const { items } = await app.services.mailer.listOutbox({ limit: 500 });
  return items.filter((mail) => mail.subject === `Not published: ${title}`);
}
const entries = async (subjectId: string, action: string) =>
  (await owner.audit.list({ subjectId })).items.filter((entry) => entry.action === action);

describe("a scheduled post that lost something compulsory", () => {
  test("is held at its minute: readers get nothing, it is off the schedule, and the log says why", async () => {
    const { id, version } = await scheduled("Stripped");
    await ann.posts.save({ id, version, settings: { excerpt: "", cover: null } });
    app.setNow(due);
    await minute();
    expect(await ann.posts.get({ id })).toMatchObject({
      status: "draft",
      live: false,
      scheduledAt: null,
      scheduledBy: null,
    });
    const [entry, ...more] = await entries(id, "post.held");
    expect(more).toEqual([]);
    expect(entry?.data).toEqual({
      title: "Stripped",
      at: due,
      reasons: ["It has no excerpt of its own", "It has no cover picture"],
    });
  });

  test("is told to who scheduled it, its authors and those who may publish it, once, in the studio and by mail", async () => {
    const { id, version } = await scheduled("Told");
    await ann.posts.save({ id, version, settings: { excerpt: "", cover: null } });
    app.setNow(due);
    const ctx = { ...(await app.contextFor({ kind: "system", name: "scheduler" })) } as never;
    const results = await Promise.all([1, 2, 3].map(() => publishScheduledPost(ctx, id)));
    expect(results).toEqual([false, false, false]);
    await Promise.all([minute(), minute()]);
    app.setNow("2026-03-05T09:01:00.000Z");
    await minute();
    const mails = await mailsAbout("Told");
    expect(mails.map((mail) => mail.to).toSorted()).toEqual([
      "ann@example.org",
      "ed@example.org",
      "ona@example.org",
      "sam@example.org",
    ]);
    for (const who of [ann, sam, ed])
      expect(await heldNews(who, id)).toMatchObject([
        {
          postTitle: "Told",
          actorName: null,
          count: 1,
          unread: true,
          excerpt: "It has no excerpt of its own. It has no cover picture.",
          path: `/studio/posts/${id}`,
        },
      ]);
    expect(await heldNews(guy, id)).toEqual([]);
    expect(await entries(id, "post.held")).toHaveLength(1);
    const mail = await app.services.mailer.readOutbox(mails[0]?.id ?? "");
    for (const part of ["It has no excerpt of its own", "It has no cover picture", `/studio/posts/${id}`])
      expect(mail?.text).toContain(part);
  });

  test("goes out once it is mended and scheduled anew, and is told again should it be held again", async () => {
    const { id, version } = await scheduled("Again");
    const bare = await ann.posts.save({ id, version, settings: { excerpt: "" } });
    app.setNow(due);
    await minute();
    await app.runJobs();
    const whole = await ann.posts.save({ id, version: bare.version, settings: complete });
    await sam.posts.schedule({ id, version: whole.version, at: later });
    const lost = await ann.posts.save({ id, version: whole.version, settings: { cover: null } });
    app.setNow(later);
    await minute();
    await app.runJobs();
    expect((await heldNews(sam, id))[0]?.count).toBe(2);
    const mended = await ann.posts.save({ id, version: lost.version, settings: complete });
    const last = "2026-03-07T09:00:00.000Z";
    await sam.posts.schedule({ id, version: mended.version, at: last });
    app.setNow(last);
    await minute();
    expect(await ann.posts.get({ id })).toMatchObject({ live: true, publishedAt: last });
  });

  test("keeps what readers have, where its changes were to go out", async () => {
    const { id } = await ann.posts.create({ title: "Before" });
    const first = await ann.posts.save({ id, version: 1, settings: complete });
    await ann.posts.publish({ id, version: first.version });
    const second = await ann.posts.save({ id, version: first.version, title: "After" });
    await ann.posts.schedule({ id, version: second.version, at: due });
    await ann.posts.save({ id, version: second.version, settings: { excerpt: "" } });
    app.setNow(due);
    await minute();
    const post = await ann.posts.get({ id });
    expect(post).toMatchObject({ status: "published", live: true, scheduledAt: null });
    const [row] = await app.database.owner`select title, excerpt from posts where id = ${id}`;
    expect(row).toEqual({ title: "Before", excerpt: "Short" });
  });

  test("is approved as it was, where a review is asked for", async () => {
    const { version } = await owner.publication.get();
    const after = await owner.publication.update({ version, settings: { reviewRequired: true } });
    const post = await scheduled("Approved");
    await sam.posts.save({ ...post, settings: { excerpt: "" } });
    app.setNow(due);
    await minute();
    expect((await ann.posts.get({ id: post.id })).status).toBe("approved");
    await owner.publication.update({ version: after.version, settings: { reviewRequired: false } });
  });
});

test("a link that died meanwhile is found before the minute, and holds the post", async () => {
  const closed = "http://169.254.169.254/latest";
  const { id } = await scheduled("Dead link", sam, closed);
  await app.runJobs();
  app.setNow(due);
  await minute();
  expect(await ann.posts.get({ id })).toMatchObject({ live: false, status: "draft" });
  const [entry] = await entries(id, "post.held");
  expect(entry?.data).toMatchObject({ reasons: [`${closed} leads nowhere`] });
});

test("an address that another post took meanwhile holds it, rather than failing each minute", async () => {
  const { id } = await scheduled("Contested");
  const other = await ann.posts.create({ title: "Other" });
  const { version } = await ann.posts.save({ id: other.id, version: 1, settings: complete });
  await ann.posts.publish({ id: other.id, version });
  await app.database.owner`update posts set slug = 'contested' where id = ${other.id}`;
  app.setNow(due);
  await minute();
  expect((await ann.posts.get({ id })).status).toBe("draft");
  const [entry] = await entries(id, "post.held");
  expect(entry?.data).toMatchObject({ reasons: ["Another post has the address “contested”"] });
});

test("a post that nothing stands in the way of goes out as before, whoever scheduled it has left or not", async () => {
  const leaver = await makeStaff(app.services.db, app.publication.id, "editor", { name: "Lea" });
  const { id } = await scheduled("Fine", await app.as(leaver));
  await owner.people.staff.remove({ userId: leaver.userId });
  app.setNow(due);
  await minute();
  expect(await ann.posts.get({ id })).toMatchObject({ live: true, publishedAt: due });
  expect(await entries(id, "post.held")).toEqual([]);
  expect(await mailsAbout("Fine")).toEqual([]);
});

test("who scheduled it is told, also when they may not publish it any more, as long as they may read it", async () => {
  const reader = await owner.people.roles.create({ name: "Reader", permissions: ["post:read:any"] });
  const [readerStaff, goneStaff] = [
    await makeStaff(app.services.db, app.publication.id, "editor"),
    await makeStaff(app.services.db, app.publication.id, "editor"),
  ];
  for (const [staff, title] of [
    [readerStaff, "By a reader"],
    [goneStaff, "By a leaver"],
  ] as const) {
    const { id, version } = await scheduled(title, await app.as(staff));
    await ann.posts.save({ id, version, settings: { excerpt: "" } });
  }
  await owner.people.staff.changeRole({ userId: readerStaff.userId, roleId: reader.id });
  await owner.people.staff.remove({ userId: goneStaff.userId });
  app.setNow(due);
  await minute();
  await app.runJobs();
  const told = await app.database
    .owner`select user_id from notifications where kind = 'held' and user_id in ${app.database.owner([readerStaff.userId, goneStaff.userId])}`;
  expect(told).toEqual([{ user_id: readerStaff.userId }]);
});

test("who wants no mail of it finds it in the studio alone", async () => {
  expect(await guy.notifications.mailChoices()).toMatchObject({ held: "immediately" });
  await ed.notifications.updateMailChoices({ held: "off" });
  const { id, version } = await scheduled("Quiet");
  await ann.posts.save({ id, version, settings: { excerpt: "" } });
  app.setNow(due);
  await minute();
  const mails = await mailsAbout("Quiet");
  expect(mails.map((mail) => mail.to).toSorted()).toEqual([
    "ann@example.org",
    "ona@example.org",
    "sam@example.org",
  ]);
  expect(await heldNews(ed, id)).toHaveLength(1);
});
