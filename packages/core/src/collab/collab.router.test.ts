import type { CollabChanges } from "@broadsheet/contract/collab";
import { inPublication } from "@broadsheet/db/connection";
import { memberships, sessions } from "@broadsheet/db/schema";
import { writeContent } from "@broadsheet/document/collab/write-content";
import type { PostDocument } from "@broadsheet/document/types";
import { type MadeStaff, makePublication, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { base64, bytesOf, openReplica } from "./testing/replica.ts";

const paragraph = (text: string) => ({
  type: "paragraph" as const,
  ...(text && { content: [{ type: "text" as const, text }] }),
});
const documentOf = (...texts: string[]): PostDocument => ({ type: "doc", content: texts.map(paragraph) });

let app: TestApp;
let editorStaff: MadeStaff;
let editor: Caller;
let author: Caller;
let authorStaff: MadeStaff;

beforeAll(async () => {
  app = await createTestApp();
  authorStaff = await makeStaff(app.services.db, app.publication.id, "author");
  editorStaff = await makeStaff(app.services.db, app.publication.id, "editor");
  editor = await app.as(editorStaff);
  author = await app.as(authorStaff);
});
afterAll(() => app.close());

/** A replica that somebody writes content into. */
async function open(caller: Caller, postId: string) {
  const replica = await openReplica(caller.posts.collab, postId);
  const write = (content: Parameters<typeof writeContent>[1]) => writeContent(replica.doc, content);
  return Object.assign(replica, { write });
}

const draft = (content: object = {}) =>
  author.posts.create({ title: "Title", document: documentOf("one", "two"), ...content });
const rowsOf = async (postId: string) =>
  (await app.database.owner`select count(*)::int as n from post_updates where post_id = ${postId}`)[0]?.n;

describe("a shared working copy", () => {
  test("begins with what the working copy holds, and everybody's changes come to the row", async () => {
    const { id } = await draft({ settings: { excerpt: "Short" } });
    const [mine, theirs] = [await open(author, id), await open(editor, id)];
    expect(mine.documentId).toBe(theirs.documentId);
    expect(mine.content()).toMatchObject({ title: "Title", document: documentOf("one", "two") });
    mine.write({ document: documentOf("one, mine", "two") });
    theirs.write({ document: documentOf("one", "two, theirs"), settings: { excerpt: "Longer" } });
    await Promise.all([mine.push(), theirs.push()]);
    const settled = await author.posts.collab.settle({ postId: id });
    const post = await author.posts.get({ id });
    expect(post.workingCopy.document).toEqual(documentOf("one, mine", "two, theirs"));
    expect(post.workingCopy.settings.excerpt).toBe("Longer");
    expect(settled).toMatchObject({ version: 2, status: "draft" });
    await mine.pull();
    expect(mine.content().document).toEqual(documentOf("one, mine", "two, theirs"));
  });

  test("is folded by its job, once, and by nobody when it comes to the same", async () => {
    const { id } = await draft();
    const mine = await open(author, id);
    mine.write({ title: "Other" });
    await mine.push();
    await app.runJobs();
    expect((await author.posts.get({ id })).workingCopy).toMatchObject({
      title: "Other",
      version: 2,
      updatedBy: authorStaff.name,
    });
    mine.write({ title: "Third" });
    mine.write({ title: "Other" });
    await mine.push();
    await app.runJobs();
    expect((await author.posts.get({ id })).version).toBe(2);
  });

  test("takes an update twice and stores it once", async () => {
    const { id } = await draft();
    const mine = await open(author, id);
    mine.write({ title: "Again" });
    const update = Y.encodeStateAsUpdate(mine.doc);
    const first = await mine.push(update);
    expect(await mine.push(update)).toEqual(first);
    expect(await rowsOf(id)).toBe(1);
  });

  test("is compacted without losing anything, also for who was away", async () => {
    const { id } = await draft();
    const [mine, away] = [await open(author, id), await open(editor, id)];
    away.write({ settings: { excerpt: "Written offline" } });
    for (let n = 1; n <= 330; n += 1) {
      mine.write({ title: `Title ${n}` });
      await mine.push();
      if (n % 110 === 0) await author.posts.collab.settle({ postId: id });
    }
    expect(await rowsOf(id)).toBe(200);
    await away.push();
    await away.pull();
    const fresh = await open(editor, id);
    expect(fresh.content()).toEqual(away.content());
    expect(fresh.content()).toMatchObject({ title: "Title 330", settings: { excerpt: "Written offline" } });
  });
});

describe("programs and steps", () => {
  test("a save merges into what is open, and who writes sees it", async () => {
    const { id, version } = await draft();
    const mine = await open(author, id);
    mine.write({ document: documentOf("one", "two, being typed") });
    await editor.posts.save({
      id,
      version,
      title: "By a program",
      document: documentOf("new", "one", "two"),
    });
    await mine.push();
    await mine.pull();
    expect(mine.content()).toMatchObject({
      title: "By a program",
      document: documentOf("new", "one", "two, being typed"),
    });
  });

  test("a save that read what was before people wrote is refused, with the version that they came to", async () => {
    const { id, version } = await draft();
    const mine = await open(author, id);
    mine.write({ title: "Typed" });
    await mine.push();
    const refused = await author.posts
      .save({ id, version, title: "Stale" })
      .catch((error) => appErrorOf(error));
    expect(refused).toMatchObject({ code: "CONFLICT", details: { currentVersion: version + 1 } });
    expect((await author.posts.get({ id })).version).toBe(version + 1);
  });

  test("publishing gives readers what was acknowledged last; discarding and restoring reach open editors", async () => {
    const { id } = await draft();
    const mine = await open(author, id);
    mine.write({ title: "Live" });
    await mine.push();
    const { version } = await author.posts.collab.settle({ postId: id });
    expect((await author.posts.publish({ id, version })).title).toBe("Live");
    mine.write({ title: "Not yet", document: documentOf("changed") });
    await mine.push();
    const changed = await author.posts.collab.settle({ postId: id });
    expect(changed).toMatchObject({ hasChanges: true });
    expect(changed.actions).toContain("discard_changes");
    await author.posts.discardChanges({ id, version: changed.version });
    await mine.pull();
    expect(mine.content()).toMatchObject({ title: "Live", document: documentOf("one", "two") });
    const { items } = await author.posts.revisions.list({ postId: id });
    const discarded = items.find(({ reason }) => reason === "discard");
    const now = await author.posts.collab.settle({ postId: id });
    await author.posts.revisions.restore({ id, version: now.version, revisionId: discarded?.id ?? "" });
    await mine.pull();
    expect(mine.content()).toMatchObject({ title: "Not yet", document: documentOf("changed") });
  });

  test("tags that do not exist, settings that are not valid and an empty title of a scheduled post do not reach the row", async () => {
    const tag = await makeTag(app.services.db, app.publication.id);
    const { id, version } = await draft();
    await author.posts.schedule({ id, version, at: "2026-05-01T09:00:00.000Z" });
    const mine = await open(author, id);
    const unknown = "0197a000-0000-7000-8000-000000000000";
    mine.write({ title: "", settings: { tagIds: [tag.id, unknown, 7], featured: "yes", metaTitle: "Fine" } });
    await mine.push();
    await author.posts.collab.settle({ postId: id });
    expect((await author.posts.get({ id })).workingCopy).toMatchObject({
      title: "Title",
      settings: { tagIds: [tag.id], featured: false, metaTitle: "Fine" },
    });
  });

  test("a change by somebody who could not have approved it takes the approval, and one that changes nothing does not", async () => {
    const strict = await createTestApp({ settings: { reviewRequired: true } });
    const writer = await makeStaff(strict.services.db, strict.publication.id, "author");
    const caller = await strict.as(writer);
    const reviewer = await strict.as(await makeStaff(strict.services.db, strict.publication.id, "editor"));
    const { id, version } = await caller.posts.create({ title: "Title", document: documentOf("one") });
    await caller.posts.requestReview({ id, version });
    await reviewer.posts.approve({ id, version });
    const [mine, theirs] = [await open(caller, id), await open(reviewer, id)];
    theirs.write({ title: "By the reviewer" });
    await theirs.push();
    expect((await caller.posts.get({ id })).status).toBe("approved");
    mine.write({ settings: { unheardOf: true } });
    await mine.push();
    expect((await caller.posts.get({ id })).status).toBe("approved");
    mine.write({ settings: { excerpt: "By the writer" } });
    await mine.push();
    expect((await caller.posts.get({ id })).status).toBe("draft");
    await strict.close();
  });
});

describe("what comes from browsers", () => {
  test.each<[string, (doc: Y.Doc) => Uint8Array, string]>([
    ["bytes that are no update", () => new Uint8Array([250, 1, 2, 3, 4, 5, 6, 7, 8]), "INVALID_INPUT"],
    [
      "a part a post does not have",
      (doc) => {
        doc.getMap("x").set("a", 1);
        return Y.encodeStateAsUpdate(doc);
      },
      "INVALID_INPUT",
    ],
    [
      "an update that builds on what the server never got",
      (doc) => {
        doc.getText("title").insert(0, "a");
        const before = Y.encodeStateVector(doc);
        doc.getText("title").insert(1, "b");
        return Y.encodeStateAsUpdate(doc, before);
      },
      "CONFLICT",
    ],
  ])("%s is refused, and the document goes on", async (_what, make, code) => {
    const { id } = await draft();
    const [bad, good] = [await open(author, id), await open(editor, id)];
    expect(await failure(bad.push(make(bad.doc)))).toBe(code);
    good.write({ title: "Still here" });
    await good.push();
    expect((await open(author, id)).content().title).toBe("Still here");
    expect(await rowsOf(id)).toBe(1);
  });

  test("another document's update, and one for another publication's post, are refused", async () => {
    const [{ id }, other] = [await draft(), await draft()];
    const mine = await open(author, id);
    const theirs = await open(author, other.id);
    const input = { postId: id, client: 1, update: base64(Y.encodeStateAsUpdate(mine.doc)) };
    expect(await failure(author.posts.collab.push({ ...input, documentId: theirs.documentId }))).toBe(
      "CONFLICT",
    );
    const elsewhere = await makePublication(app.services.db);
    const stranger = await app.as(await makeStaff(app.services.db, elsewhere.id, "owner"), elsewhere.id);
    const { collab } = stranger.posts;
    const { documentId } = mine;
    expect(await failure(collab.push({ ...input, documentId }))).toBe("NOT_FOUND");
    expect(await failure(collab.sync({ postId: id, stateVector: null }))).toBe("NOT_FOUND");
    expect(await failure(collab.changes({ postId: id, documentId, client: 1, after: 0 }))).toBe("NOT_FOUND");
  });

  test("an editor's number belongs to one person, and names come from the session", async () => {
    const { id } = await draft();
    const where = { postId: id, client: 99, caret: null, part: "title" as const };
    await author.posts.collab.presence(where);
    expect(await failure(editor.posts.collab.presence(where))).toBe("FORBIDDEN");
    const { peers } = await editor.posts.collab.sync({ postId: id, stateVector: null });
    expect(peers).toEqual([
      { client: 99, userId: authorStaff.userId, name: authorStaff.name, caret: null, part: "title" },
    ]);
    await author.posts.collab.presence({ ...where, leaving: true });
    expect((await editor.posts.collab.sync({ postId: id, stateVector: null })).peers).toEqual([]);
  });
});

describe("following", () => {
  async function follow(caller: Caller, post: { documentId: string; seq: number }, postId: string) {
    const input = { postId, documentId: post.documentId, client: 5, after: post.seq };
    const stream = await caller.posts.collab.changes(input);
    const items = stream[Symbol.asyncIterator]();
    const until = async (wanted: (changes: CollabChanges) => boolean): Promise<CollabChanges> => {
      for (;;) {
        const { value, done } = await items.next();
        if (done || !value) throw new Error("The stream ended");
        const [, changes] = value as unknown as [string, CollabChanges];
        if (wanted(changes)) return changes;
      }
    };
    return { until, end: () => items.return?.() };
  }

  test("brings what others write, who they are, and what became of the post; polling brings the same", async () => {
    const { id } = await draft();
    const [mine, theirs] = [await open(author, id), await open(editor, id)];
    const stream = await follow(author, mine, id);
    theirs.write({ title: "Live text" });
    await theirs.push();
    const { updates, seq } = await stream.until((changes) => changes.updates.length > 0);
    for (const update of updates) Y.applyUpdate(mine.doc, bytesOf(update));
    expect(mine.content().title).toBe("Live text");
    expect(seq).toBe(1);
    await editor.posts.collab.presence({ postId: id, client: 3, caret: null, part: null });
    const { peers } = await stream.until((changes) => (changes.peers?.length ?? 0) > 0);
    expect(peers?.[0]?.name).toBe(editorStaff.name);
    const { version } = await editor.posts.collab.settle({ postId: id });
    expect((await stream.until(({ post }) => post?.version === version)).post?.version).toBe(version);
    await editor.posts.publish({ id, version });
    expect((await stream.until(({ post }) => post?.live === true)).post?.status).toBe("published");
    await stream.end();
    const polled = await author.posts.collab.poll({
      postId: id,
      documentId: mine.documentId,
      client: 5,
      after: 0,
    });
    expect(polled).toMatchObject({
      seq: 1,
      updates: [expect.any(String)],
      resync: false,
      post: { live: true },
    });
    expect(polled.peers).toHaveLength(1);
  });

  test("asks for a sync when too much was missed or it is another document", async () => {
    const { id } = await draft();
    const mine = await open(author, id);
    const other = "0197a000-0000-7000-8000-000000000000";
    const stream = await follow(author, { documentId: other, seq: 0 }, id);
    expect((await stream.until(() => true)).resync).toBe(true);
    for (let n = 0; n < 320; n += 1) {
      mine.write({ title: `T${n}` });
      await mine.push();
      if (n % 105 === 104) await author.posts.collab.settle({ postId: id });
    }
    const input = { postId: id, documentId: mine.documentId, client: 5 };
    expect((await author.posts.collab.poll({ ...input, after: 3 })).resync).toBe(true);
    expect((await author.posts.collab.poll({ ...input, after: 300 })).updates).toHaveLength(20);
  });

  test("ends within seconds for somebody whose role or session is taken away, and their pushes are refused", async () => {
    const { id } = await draft();
    const staff = await makeStaff(app.services.db, app.publication.id, "editor");
    const caller = await app.as(staff);
    const mine = await open(caller, id);
    const stream = await follow(caller, mine, id);
    await stream.until(() => true);
    await inPublication(app.services.db, app.publication.id, (tx) =>
      tx
        .update(memberships)
        .set({ role: "contributor" })
        .where(and(eq(memberships.publicationId, app.publication.id), eq(memberships.userId, staff.userId))),
    );
    expect(await failure(stream.until(() => false))).toBe("NOT_FOUND");
    const demoted = await app.contextFor({ ...actorOf(staff), role: "contributor" } as never);
    const update = base64(Y.encodeStateAsUpdate(mine.doc));
    expect(
      await failure(
        app.caller(demoted).posts.collab.push({ postId: id, documentId: mine.documentId, client: 1, update }),
      ),
    ).toBe("NOT_FOUND");

    const another = await makeStaff(app.services.db, app.publication.id, "editor");
    const theirs = await open(await app.as(another), id);
    const second = await follow(await app.as(another), theirs, id);
    await second.until(() => true);
    await app.services.db.orm
      .update(sessions)
      .set({ revokedAt: "2026-03-01T09:00:00.000Z" })
      .where(eq(sessions.id, another.sessionId));
    expect(await failure(second.until(() => false))).toBe("UNAUTHENTICATED");
  });
});
