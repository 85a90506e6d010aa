import { fork } from "node:child_process";
import path from "node:path";
import { createBus } from "@broadsheet/cache/bus";
import type { CollabChanges } from "@broadsheet/contract/collab";
import { connectDatabase, inPublication } from "@broadsheet/db/connection";
import { writeContent } from "@broadsheet/document/collab/write-content";
import type { PostDocument } from "@broadsheet/document/types";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { lockPostAlone } from "../posts/lock-post.writes.ts";
import { createCaller } from "../testing/caller.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { compact, readDocumentRow } from "./document.writes.ts";
import { liveDocuments } from "./live-documents.ts";
import { loadDocument } from "./load-document.ts";
import { bytesOf, openReplica } from "./testing/replica.ts";
import type { WriterTask } from "./testing/writer-process.ts";

const documentOf = (...texts: string[]): PostDocument => ({
  type: "doc",
  content: texts.map((text) => ({ type: "paragraph", ...(text && { content: [{ type: "text", text }] }) })),
});

let app: TestApp;
let staff: MadeStaff;
let caller: Caller;
beforeAll(async () => {
  app = await createTestApp();
  staff = await makeStaff(app.services.db, app.publication.id, "editor");
  caller = await app.as(staff);
});
afterAll(() => app.close());

const draft = async () =>
  (await caller.posts.create({ title: "", document: documentOf("one", "two", "three") })).id;

/** What can happen, to one of three replicas or at the server. */
const step = fc.record({
  act: fc.constantFrom(
    ...([
      "type",
      "paragraph",
      "push",
      "push",
      "pull",
      "repeat",
      "fold",
      "compact",
      "forget",
      "program",
    ] as const),
  ),
  who: fc.nat({ max: 2 }),
  at: fc.nat({ max: 2 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** As after many updates: they are one state, and none is there by itself any more. */
async function compactAll(postId: string): Promise<void> {
  const publicationId = app.publication.id;
  await inPublication(app.services.db, publicationId, async (tx) => {
    await lockPostAlone(tx, publicationId, postId);
    const row = await readDocumentRow(tx, publicationId, postId);
    if (!row) return;
    const { doc } = await loadDocument(tx, row);
    await compact(tx, row, Y.encodeStateAsUpdate(doc));
  });
  await app.database.owner`
    delete from post_updates using post_documents as d
    where d.post_id = ${postId} and post_updates.post_id = d.post_id and seq <= least(d.state_seq, d.folded_seq)`;
}

async function play(steps: readonly Step[]): Promise<void> {
  const postId = await draft();
  const replicas = await Promise.all([0, 1, 2].map(() => openReplica(caller.posts.collab, postId)));
  const words: string[] = [];
  const paragraphs = (document: { content: readonly unknown[] }) =>
    document.content.map((block) => JSON.stringify(block).match(/"text":"([^"]*)"/)?.[1] ?? "");
  for (const [n, one] of steps.entries()) {
    const { doc, content, push, pull } = replicas[one.who] as (typeof replicas)[number];
    if (one.act === "type") {
      words.push(`<${n}>`);
      doc.getText("excerpt").insert(0, `<${n}>`);
    } else if (one.act === "paragraph") {
      const texts = paragraphs(content().document);
      texts.splice(one.at, 0, `by ${one.who} at ${n}`);
      writeContent(doc, { document: documentOf(...texts) });
    } else if (one.act === "push") await push();
    else if (one.act === "pull") await pull();
    // An answer was lost: the same is sent again, with whatever was added.
    else if (one.act === "repeat") await push(Y.encodeStateAsUpdate(doc));
    else if (one.act === "fold") await caller.posts.collab.settle({ postId });
    else if (one.act === "compact") await compactAll(postId);
    else if (one.act === "forget") liveDocuments.take(`${app.publication.id}/${postId}`);
    else {
      const { version } = await caller.posts.collab.settle({ postId });
      const { workingCopy } = await caller.posts.get({ id: postId });
      const texts = paragraphs(workingCopy.document as PostDocument);
      texts.splice(one.at, 1, `by a program at ${n}`);
      await caller.posts.save({ id: postId, version, document: documentOf(...texts) });
    }
  }
  for (const replica of replicas) await replica.push();
  for (const replica of replicas) await replica.pull();
  const [first, ...others] = replicas;
  for (const other of others) expect(other.content()).toEqual(first?.content());
  for (const word of words) expect(first?.content().settings.excerpt).toContain(word);
  await caller.posts.collab.settle({ postId });
  const { workingCopy } = await caller.posts.get({ id: postId });
  expect(workingCopy.document).toEqual(first?.content().document);
  expect(workingCopy.settings.excerpt).toBe(first?.content().settings.excerpt);
  liveDocuments.take(`${app.publication.id}/${postId}`);
  expect((await openReplica(caller.posts.collab, postId)).content()).toEqual(first?.content());
}

test("whatever happens in whatever order, replicas and row end equal, and no word is missing", async () => {
  const steps = fc.array(step, { minLength: 4, maxLength: 25 });
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 25 });
}, 180_000);

test("a process killed in the middle loses nothing that it acknowledged", async () => {
  const postId = await draft();
  const acknowledged: string[] = [];
  for (const name of ["first", "second", "third"]) {
    const child = fork(path.join(import.meta.dirname, "testing/writer-process.ts"), { execArgv: [] });
    const actor = actorOf(staff) as WriterTask["actor"];
    const databaseUrl = app.database.appUrl;
    const task: WriterTask = { databaseUrl, publicationId: app.publication.id, postId, actor, name };
    await new Promise<void>((resolve, reject) => {
      let left = 15;
      child.on("message", ({ word }: { word: string }) => {
        acknowledged.push(word);
        left -= 1;
        if (left === 0) child.kill("SIGKILL");
      });
      child.once("error", reject);
      child.once("exit", (_code, signal) =>
        signal === "SIGKILL" ? resolve() : reject(new Error("The writer ended by itself")),
      );
      child.send(task);
    });
  }
  const text = (await openReplica(caller.posts.collab, postId)).doc.getText("excerpt").toString();
  expect(acknowledged.length).toBeGreaterThanOrEqual(45);
  for (const word of acknowledged) expect(text.split(word).length, word).toBe(2);
}, 120_000);

test("two instances that share nothing but the database tell each other at once", async () => {
  const postId = await draft();
  const instances = await Promise.all(
    [1, 2].map(async () => {
      const db = connectDatabase({ url: app.database.appUrl, max: 4 });
      const bus = await createBus({ logger: app.services.log, sql: db.sql });
      const context = { ...(await app.contextFor(actorOf(staff))), db, bus };
      const close = async () => {
        await bus.stop();
        await db.close();
      };
      return { caller: createCaller(context), close };
    }),
  );
  const [here, there] = instances as [(typeof instances)[0], (typeof instances)[0]];
  const writer = await openReplica(here.caller.posts.collab, postId);
  const reader = await openReplica(there.caller.posts.collab, postId);
  const { documentId, seq } = reader;
  const stream = await there.caller.posts.collab.changes({ postId, documentId, client: 1, after: seq });
  const items = stream[Symbol.asyncIterator]();
  await items.next();
  writer.doc.getText("title").insert(0, "Across");
  const began = performance.now();
  await writer.push();
  for (;;) {
    const { value } = await items.next();
    const [, changes] = value as unknown as [string, CollabChanges];
    for (const update of changes.updates) Y.applyUpdate(reader.doc, bytesOf(update));
    if (changes.updates.length > 0) break;
  }
  expect(reader.content().title).toBe("Across");
  // Sooner than the look that heals what a bus has lost.
  expect(performance.now() - began).toBeLessThan(2_500);
  await items.return?.();
  for (const { close } of instances) await close();
});
