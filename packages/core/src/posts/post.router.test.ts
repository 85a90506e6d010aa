import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { type MadeStaff, makePublication, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeCursor } from "../kernel/cursor.ts";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

const doc = (text: string): PostDocumentJson => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

let app: TestApp;
let editor: Caller;
let author: Caller;
let contributor: Caller;
let authorStaff: MadeStaff;

beforeAll(async () => {
  app = await createTestApp();
  authorStaff = await makeStaff(app.services.db, app.publication.id, "author");
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  author = await app.as(authorStaff);
  contributor = await app.as(await makeStaff(app.services.db, app.publication.id, "contributor"));
});
afterAll(() => app.close());

const snapshotOf = async (id: string) => {
  const [row] = await app.database.owner`select * from posts where id = ${id}`;
  return row;
};
const publishedPost = async (title: string, text = "Hello") => {
  const { id, version } = await author.posts.create({ title, document: doc(text) });
  return author.posts.publish({ id, version });
};

describe("writing", () => {
  test("a draft is its author's, and is saved under growing versions", async () => {
    const post = await author.posts.create({ title: "First" });
    expect(post).toMatchObject({ status: "draft", live: false, version: 1, slug: null, livePath: null });
    expect(post.authors.map((each) => each.id)).toEqual([authorStaff.authorId]);
    const saved = await author.posts.save({
      id: post.id,
      version: 1,
      title: "Second",
      document: doc("Text"),
    });
    expect(saved.version).toBe(2);
    const again = await author.posts.save({ id: post.id, version: 2, title: "Second" });
    expect(again.version).toBe(2);
    const stored = await author.posts.get({ id: post.id });
    expect(stored.workingCopy).toMatchObject({
      title: "Second",
      document: doc("Text"),
      updatedBy: authorStaff.name,
    });
  });

  test("a save that read an older version is refused with the present one, and loses nothing", async () => {
    const { id } = await author.posts.create({ title: "A" });
    await author.posts.save({ id, version: 1, title: "B" });
    const error = await author.posts.save({ id, version: 1, title: "C" }).catch(appErrorOf);
    expect(error).toMatchObject({ code: "CONFLICT", details: { currentVersion: 2 } });
    expect((await author.posts.get({ id })).title).toBe("B");
  });

  test("of two saves at the same time one wins and the other is told", async () => {
    const { id } = await author.posts.create({ title: "A" });
    const results = await Promise.all(
      ["X", "Y", "Z"].map((title) => failure(author.posts.save({ id, version: 1, title }))),
    );
    expect(results.toSorted()).toEqual(["CONFLICT", "CONFLICT", "none"]);
  });

  test("a document with unknown nodes, a tag that is not there, a hostile link are refused with the place", async () => {
    const { id } = await author.posts.create({ title: "A" });
    const bad = { type: "doc" as const, content: [{ type: "script" }] };
    const error = await author.posts.save({ id, version: 1, document: bad }).catch(appErrorOf);
    expect(error).toMatchObject({ code: "INVALID_INPUT", details: { issues: [{ path: "document" }] } });
    const tagIds = ["01890000-0000-7000-8000-000000000000"];
    expect(await failure(author.posts.save({ id, version: 1, settings: { tagIds } }))).toBe("INVALID_INPUT");
    const link = { version: 1, id, settings: { cover: { src: "javascript:alert(1)" } } };
    expect(await failure(author.posts.save(link))).toBe("INVALID_INPUT");
  });

  test("settings that are not named stay as they are", async () => {
    const tag = await makeTag(app.services.db, app.publication.id);
    const { id } = await author.posts.create({ title: "A", settings: { tagIds: [tag.id], featured: true } });
    await author.posts.save({ id, version: 1, settings: { excerpt: "Short" } });
    const { workingCopy, tags } = await author.posts.get({ id });
    expect(workingCopy.settings).toMatchObject({ tagIds: [tag.id], featured: true, excerpt: "Short" });
    expect(tags).toEqual([{ id: tag.id, name: tag.name, slug: tag.slug }]);
  });
});

describe("publishing", () => {
  test("gives readers what the working copy holds, with everything computed", async () => {
    const tag = await makeTag(app.services.db, app.publication.id);
    const { id } = await author.posts.create({
      title: "Über uns!",
      document: doc("Ein <Satz> & mehr"),
      settings: { tagIds: [tag.id] },
    });
    const post = await author.posts.publish({ id, version: 1 });
    expect(post).toMatchObject({
      status: "published",
      live: true,
      hasChanges: false,
      livePath: "/posts/uber-uns",
    });
    expect(await snapshotOf(id)).toMatchObject({
      title: "Über uns!",
      slug: "uber-uns",
      excerpt: "Ein <Satz> & mehr",
      word_count: 3,
      reading_minutes: 1,
      live_version: 1,
    });
    expect((await snapshotOf(id))?.html).toContain("Ein &lt;Satz&gt; &amp; mehr");
    const [tagged] = await app.database.owner`select tag_id from post_tags where post_id = ${id}`;
    expect(tagged?.tag_id).toBe(tag.id);
    const { items } = await author.posts.revisions.list({ postId: id });
    expect(items).toMatchObject([{ number: 1, reason: "publish", createdBy: authorStaff.name }]);
  });

  test("readers keep what was published while the post is edited, until it is published again or discarded", async () => {
    const { id } = await publishedPost("Live", "Before");
    const { version, hasChanges } = await author.posts.save({ id, version: 1, document: doc("After") });
    expect(hasChanges).toBe(true);
    expect((await snapshotOf(id))?.html).toContain("Before");
    const discarded = await author.posts.discardChanges({ id, version });
    expect(discarded).toMatchObject({ status: "published", hasChanges: false });
    expect(discarded.workingCopy.document).toEqual(doc("Before"));
    const again = await author.posts.save({ id, version: discarded.version, document: doc("Third") });
    await author.posts.publish({ id, version: again.version });
    expect((await snapshotOf(id))?.html).toContain("Third");
    const { items } = await author.posts.revisions.list({ postId: id });
    expect(items.map((each) => each.reason)).toEqual(["publish", "discard", "publish"]);
  });

  test("a first-level heading in the text stands below the title", async () => {
    const heading = (level: number, text: string) => ({
      type: "heading",
      attrs: { level },
      content: [{ type: "text", text }],
    });
    const document = { type: "doc" as const, content: [heading(1, "One"), heading(2, "Two")] };
    const { id } = await author.posts.create({ title: "Headings", document });
    await author.posts.publish({ id, version: 1 });
    const html = (await snapshotOf(id))?.html;
    expect(html).toMatch(/<h2[^>]*>.*One.*<\/h2>[\s\S]*<h3[^>]*>.*Two.*<\/h3>/);
    expect(html).not.toContain("<h1");
  });

  test("a post without a title is not published", async () => {
    const { id } = await author.posts.create({});
    expect(await failure(author.posts.publish({ id, version: 1 }))).toBe("INVALID_INPUT");
  });

  test("only what was seen is published: a stale version is a conflict", async () => {
    const { id } = await author.posts.create({ title: "A" });
    await author.posts.save({ id, version: 1, title: "B" });
    expect(await failure(author.posts.publish({ id, version: 1 }))).toBe("CONFLICT");
  });

  test("posts of the same title get addresses of their own; an asked-for address that is taken is refused", async () => {
    const [one, two] = [await publishedPost("Same title"), await publishedPost("Same title")];
    expect([one.liveSlug, two.liveSlug]).toEqual(["same-title", "same-title-2"]);
    expect(await failure(author.posts.create({ title: "X", slug: "same-title" }))).toBe("SLUG_TAKEN");
    expect(await failure(author.posts.save({ id: two.id, version: 1, slug: "same-title" }))).toBe(
      "SLUG_TAKEN",
    );
    expect(await failure(editor.posts.create({ kind: "page", title: "Studio", slug: "studio" }))).toBe(
      "SLUG_TAKEN",
    );
  });

  test("a moved post leaves its address behind; whoever takes it later gets it", async () => {
    const { id } = await publishedPost("Moving");
    for (const [version, slug] of [
      [1, "moved"],
      [2, "moved-again"],
    ] as const) {
      const saved = await author.posts.save({ id, version, slug });
      await author.posts.publish({ id, version: saved.version });
    }
    const history = () =>
      app.database.owner`select slug from slug_history where post_id = ${id} order by slug`;
    expect((await history()).map((row) => row.slug)).toEqual(["moved", "moving"]);
    const newcomer = await author.posts.create({ title: "Newcomer", slug: "moving" });
    await author.posts.publish({ id: newcomer.id, version: 1 });
    expect((await history()).map((row) => row.slug)).toEqual(["moved"]);
  });

  test("unpublish, archive, bin and back: nothing is lost, nothing stays visible", async () => {
    const { id } = await publishedPost("In and out", "Content");
    const out = await author.posts.unpublish({ id, version: 1 });
    expect(out).toMatchObject({ status: "draft", live: false, livePath: null });
    const archived = await author.posts.archive({ id, version: 1 });
    expect(archived.status).toBe("archived");
    expect(await failure(author.posts.save({ id, version: 1, title: "No" }))).toBe("TRANSITION_NOT_ALLOWED");
    await author.posts.restore({ id, version: 1 });
    await author.posts.publish({ id, version: 1 });
    const binned = await author.posts.delete({ id, version: 1 });
    expect(binned).toMatchObject({ live: false, actions: ["undelete", "purge"] });
    expect((await author.posts.list({ bin: true })).items.map((post) => post.id)).toContain(id);
    const back = await author.posts.undelete({ id, version: 1 });
    expect(back).toMatchObject({ status: "draft", deletedAt: null });
    expect(back.workingCopy.document).toEqual(doc("Content"));
    await author.posts.delete({ id, version: 1 });
    await author.posts.purge({ id, version: 1 });
    expect(await failure(author.posts.get({ id }))).toBe("NOT_FOUND");
    const [left] = await app.database
      .owner`select count(*)::int as n from post_revisions where post_id = ${id}`;
    expect(left?.n).toBe(0);
  });

  test("every step is in the audit log, with who took it", async () => {
    const { id } = await publishedPost("Audited");
    await author.posts.unpublish({ id, version: 1 });
    const rows = await app.database
      .owner`select action, actor_id, request_id from audit_log where subject_id = ${id} order by id`;
    expect(rows.map((row) => row.action)).toEqual(["post.created", "post.published", "post.unpublished"]);
    for (const row of rows)
      expect(row).toMatchObject({ actor_id: authorStaff.userId, request_id: "test-request" });
  });
});

describe("review", () => {
  test("goes back and forth until it is approved; comments and decisions stay readable", async () => {
    const { id } = await contributor.posts.create({ title: "Please review" });
    await contributor.posts.requestReview({ id, version: 1, comment: "Ready?" });
    expect(await failure(contributor.posts.approve({ id, version: 1 }))).toBe("FORBIDDEN");
    await editor.posts.requestChanges({ id, version: 1, comment: "More facts" });
    await contributor.posts.save({ id, version: 1, document: doc("Facts") });
    await contributor.posts.requestReview({ id, version: 2 });
    const approved = await editor.posts.approve({ id, version: 2, comment: "Good" });
    expect(approved.status).toBe("approved");
    expect(approved.reviews.map((each) => [each.action, each.comment])).toEqual([
      ["requested", "Ready?"],
      ["changes_requested", "More facts"],
      ["requested", ""],
      ["approved", "Good"],
    ]);
    expect(await failure(contributor.posts.publish({ id, version: 2 }))).toBe("FORBIDDEN");
    expect((await editor.posts.publish({ id, version: 2 })).live).toBe(true);
  });

  test("where it is required, an author publishes only what was approved as it is", async () => {
    const strict = await createTestApp({ settings: { reviewRequired: true } });
    try {
      const writer = await strict.as(await makeStaff(strict.services.db, strict.publication.id, "author"));
      const reviewer = await strict.as(await makeStaff(strict.services.db, strict.publication.id, "editor"));
      const { id } = await writer.posts.create({ title: "A" });
      expect(await failure(writer.posts.publish({ id, version: 1 }))).toBe("REVIEW_REQUIRED");
      await writer.posts.requestReview({ id, version: 1 });
      await reviewer.posts.approve({ id, version: 1 });
      const changed = await writer.posts.save({ id, version: 1, title: "B" });
      expect(changed.status).toBe("draft");
      expect(await failure(writer.posts.publish({ id, version: 2 }))).toBe("REVIEW_REQUIRED");
      await writer.posts.requestReview({ id, version: 2 });
      await reviewer.posts.approve({ id, version: 2 });
      expect((await writer.posts.publish({ id, version: 2 })).live).toBe(true);
    } finally {
      await strict.close();
    }
  });
});

describe("scheduling", () => {
  test("publishes at its time, once, however many workers try", async () => {
    const { id } = await author.posts.create({ title: "Tomorrow" });
    const at = "2026-03-02T08:00:00.000Z";
    expect(await failure(author.posts.schedule({ id, version: 1, at: "2026-02-01T00:00:00.000Z" }))).toBe(
      "INVALID_INPUT",
    );
    expect(await author.posts.schedule({ id, version: 1, at })).toMatchObject({
      status: "scheduled",
      scheduledAt: at,
    });
    const { publishScheduledPost } = await import("./publish-scheduled-post.ts");
    const { systemContext } = await import("../kernel/system-context.ts");
    const ctx = await systemContext(app.services, app.publication.id, "test");
    if (!ctx) throw new Error("no publication");
    expect(await publishScheduledPost(ctx, id)).toBe(false);
    app.setNow("2026-03-02T08:00:00.100Z");
    const results = await Promise.all([1, 2, 3].map(() => publishScheduledPost(ctx, id)));
    expect(results.filter(Boolean)).toHaveLength(1);
    const post = await author.posts.get({ id });
    expect(post).toMatchObject({ status: "published", publishedAt: at, scheduledAt: null });
    const [entry] = await app.database
      .owner`select actor_kind from audit_log where subject_id = ${id} and action = 'post.published'`;
    expect(entry?.actor_kind).toBe("system");
  });

  test("the minute's job publishes what lost its own, in every publication, and one bad post keeps nothing back", async () => {
    app.setNow("2026-03-03T08:00:00.000Z");
    const at = "2026-03-03T09:00:00.000Z";
    const [good, moved] = [
      await author.posts.create({ title: "Good" }),
      await author.posts.create({ title: "Moved" }),
    ];
    for (const { id } of [good, moved]) await author.posts.schedule({ id, version: 1, at });
    await author.posts.unschedule({ id: moved.id, version: 1 });
    await app.database.owner`delete from pgboss.job`;
    app.setNow("2026-03-03T09:01:00.000Z");
    const { publishDuePostsJob } = await import("./publish-due-posts.job.ts");
    const meta = { id: "j", name: "n", attempt: 1, lastAttempt: true, createdAt: new Date() };
    await publishDuePostsJob.handle(app.services, {}, { ...meta, signal: new AbortController().signal });
    expect((await author.posts.get({ id: good.id })).status).toBe("published");
    expect((await author.posts.get({ id: moved.id })).status).toBe("draft");
  });
});

describe("revisions", () => {
  test("a revision is restored into the working copy, and what was there is kept", async () => {
    const { id } = await publishedPost("History", "One");
    await author.posts.save({ id, version: 1, document: doc("Two") });
    await author.posts.revisions.create({ id, version: 2, note: "before the rewrite" });
    await author.posts.save({ id, version: 2, document: doc("Three") });
    const { items } = await author.posts.revisions.list({ postId: id });
    expect(items.map((each) => [each.number, each.reason, each.note])).toEqual([
      [2, "manual", "before the rewrite"],
      [1, "publish", ""],
    ]);
    const first = items[1];
    if (!first) throw new Error("no revision");
    const restored = await author.posts.revisions.restore({ id, version: 3, revisionId: first.id });
    expect(restored.workingCopy.document).toEqual(doc("One"));
    const kept = await author.posts.revisions.list({ postId: id, limit: 1 });
    expect(kept.items[0]).toMatchObject({ number: 3, reason: "restore" });
    expect(kept.nextCursor).not.toBeNull();
    const held = await author.posts.revisions.get({ postId: id, revisionId: kept.items[0]?.id ?? "" });
    expect(held.document).toEqual(doc("Three"));
  });
});

describe("who sees what", () => {
  test("authors see their own posts, editors all, another publication's staff none", async () => {
    const other = await makePublication(app.services.db);
    const stranger = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
    const { id } = await author.posts.create({ title: "Mine" });
    expect((await author.posts.get({ id })).title).toBe("Mine");
    expect((await editor.posts.get({ id })).title).toBe("Mine");
    expect(await failure(contributor.posts.get({ id }))).toBe("NOT_FOUND");
    expect(await failure(stranger.posts.get({ id }))).toBe("NOT_FOUND");
    expect(await failure(stranger.posts.save({ id, version: 1, title: "Theirs" }))).toBe("NOT_FOUND");
    expect((await contributor.posts.list({})).items.map((post) => post.id)).not.toContain(id);
    expect((await stranger.posts.list({})).items).toEqual([]);
    expect((await editor.posts.list({})).items.map((post) => post.id)).toContain(id);
    const anonymous = await app.as({ kind: "anonymous" });
    expect(await failure(anonymous.posts.get({ id }))).toBe("UNAUTHENTICATED");
  });

  test("a list is complete and without repetition over its pages, in each order", async () => {
    const fresh = await createTestApp();
    try {
      const writer = await fresh.as(await makeStaff(fresh.services.db, fresh.publication.id, "owner"));
      const ids: string[] = [];
      for (let n = 0; n < 7; n++) {
        const { id } = await writer.posts.create({ title: `Post ${n} 100%` });
        await writer.posts.publish({ id, version: 1 });
        ids.push(id);
      }
      for (const order of ["updated", "published", "created"] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await writer.posts.list({ limit: 3, order, cursor });
          seen.push(...page.items.map((post) => post.id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen, order).toEqual(ids.toReversed());
      }
      expect((await writer.posts.list({ q: "100%" })).items).toHaveLength(7);
      expect((await writer.posts.list({ q: "%_%" })).items).toHaveLength(0);
      expect(await failure(writer.posts.list({ cursor: "nonsense" }))).toBe("INVALID_CURSOR");
    } finally {
      await fresh.close();
    }
  });
});

test("a scheduled post keeps a title, by saving as by restoring", async () => {
  const { id } = await editor.posts.create({ title: "" });
  await editor.posts.revisions.create({ id, version: 1, note: "without a title" });
  await editor.posts.save({ id, version: 1, title: "Titled" });
  await editor.posts.schedule({ id, version: 2, at: "2027-01-01T00:00:00.000Z" });
  expect(await failure(editor.posts.save({ id, version: 2, title: "" }))).toBe("INVALID_INPUT");
  const [bare] = (await editor.posts.revisions.list({ postId: id })).items;
  const revisionId = bare?.id ?? "";
  expect(await failure(editor.posts.revisions.restore({ id, version: 2, revisionId }))).toBe("INVALID_INPUT");
  await editor.posts.unschedule({ id, version: 2 });
  expect((await editor.posts.save({ id, version: 2, title: "" })).version).toBe(3);
});

describe("many at once", () => {
  const eight = Array.from({ length: 8 }, (_, n) => n);
  const outcomes = async (calls: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(calls);
    return settled.map((each) => (each.status === "rejected" ? appErrorOf(each.reason).code : "done")).sort();
  };
  const drafts = (title: string) => Promise.all(eight.map(() => editor.posts.create({ title })));

  test("posts of one title are all published, each at an address of its own", async () => {
    const posts = await drafts("Crowded");
    const live = await Promise.all(posts.map(({ id, version }) => editor.posts.publish({ id, version })));
    expect(new Set(live.map((post) => post.liveSlug)).size).toBe(8);
  });

  test("and all scheduled", async () => {
    const posts = await drafts("Crowded later");
    const at = "2027-01-01T00:00:00.000Z";
    const made = await Promise.all(
      posts.map(({ id, version }) => editor.posts.schedule({ id, version, at })),
    );
    expect(new Set(made.map((post) => post.slug)).size).toBe(8);
  });

  test("who asks for one address gets it or hears that it is taken", async () => {
    expect(await outcomes(eight.map(() => editor.posts.create({ title: "x", slug: "the-one" })))).toEqual([
      ...eight.slice(1).map(() => "SLUG_TAKEN"),
      "done",
    ]);
  });

  test("a tag that is deleted while posts with it are published is gone from all of them", async () => {
    for (let round = 0; round < 5; round++) {
      const tag = await makeTag(app.services.db, app.publication.id);
      const settings = { tagIds: [tag.id] };
      const posts = await Promise.all(
        [1, 2, 3, 4].map((n) => editor.posts.create({ title: `Tagged ${round} ${n}`, settings })),
      );
      const calls: Promise<unknown>[] = posts.map(({ id, version }) => editor.posts.publish({ id, version }));
      calls.splice(2, 0, editor.tags.delete({ id: tag.id }));
      expect(await outcomes(calls)).toEqual(["done", "done", "done", "done", "done"]);
    }
  });

  test("a place in the list of revisions that cannot be is refused", async () => {
    const post = await editor.posts.create({ title: "x" });
    const cursor = encodeCursor([Number.MAX_SAFE_INTEGER]);
    expect(await failure(editor.posts.revisions.list({ postId: post.id, cursor }))).toBe("INVALID_CURSOR");
  });
});
