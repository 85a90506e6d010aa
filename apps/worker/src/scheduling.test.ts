import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { publishScheduledPostJob } from "@broadsheet/core/posts/publish-scheduled-post.job";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { inPublication } from "@broadsheet/db/connection";
import { createMailer } from "@broadsheet/mail/mailer";
import { makeStaff } from "@broadsheet/testing/factories";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startWorkerProcess, type WorkerProcess } from "./testing/worker-process.ts";

const patience = { timeout: 45_000, interval: 50 };
const testTimeout = 90_000;

let app: TestApp;
let dataDir: string;
let workers: WorkerProcess[];

beforeEach(async () => {
  app = await createTestApp();
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-worker-"));
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function startWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess({ databaseUrl: app.database.appUrl, dataDir });
  workers.push(worker);
  return worker;
}

interface Scheduled {
  id: string;
  title: string;
  at: Date;
}

/** A post of two authors, scheduled by an editor for so many seconds from then on. */
async function schedulePost(title: string, seconds: number): Promise<Scheduled> {
  const { db } = app.services;
  const ann = await makeStaff(db, app.publication.id, "author", { email: `ann-${title}@example.org` });
  const bo = await makeStaff(db, app.publication.id, "author", { email: `bo-${title}@example.org` });
  const editor = await app.as(await makeStaff(db, app.publication.id, "editor"));
  const { id, version } = await editor.posts.create({ title });
  await editor.posts.assignAuthors({ id, authorIds: [ann.authorId, bo.authorId] });
  app.setNow(new Date().toISOString());
  const at = new Date(Date.now() + seconds * 1000);
  await editor.posts.schedule({ id, version, at: at.toISOString() });
  return { id, title, at };
}

/** Waits until nothing is left to do for any job that was enqueued for these tests, and no job has failed. */
async function allJobsDone(): Promise<void> {
  await vi.waitFor(async () => {
    const open = await app.database.owner`
      SELECT name, state, output FROM pgboss.job WHERE state <> 'completed' AND name <> 'post.publish-due'`;
    expect(open).toEqual([]);
  }, patience);
}

async function mailsTo(title: string): Promise<string[]> {
  const mailer = createMailer({
    dir: path.join(dataDir, "outbox"),
    from: { address: "test@example.org" },
    logger: app.services.log,
  });
  const { items } = await mailer.listOutbox({ limit: 500 });
  return items
    .map(({ to }) => to)
    .filter((to) => to.includes(`-${title}@`))
    .toSorted();
}

/** Everything that publishing leaves behind is there once: the state, its audit row, its revision, its announcement, a mail each. */
async function expectPublishedOnce({ id, title, at }: Scheduled): Promise<void> {
  const { owner } = app.database;
  const [post] = await owner`SELECT status, live, published_at, scheduled_at FROM posts WHERE id = ${id}`;
  expect(post).toMatchObject({ status: "published", live: true, scheduled_at: null });
  expect(new Date(post?.published_at).toISOString()).toBe(at.toISOString());
  const [counts] = await owner`
    SELECT (SELECT count(*)::int FROM audit_log WHERE subject_id = ${id} AND action = 'post.published') AS audit,
           (SELECT count(*)::int FROM post_revisions WHERE post_id = ${id}) AS revisions,
           (SELECT count(*)::int FROM pgboss.job WHERE name = 'post.published' AND data->>'postId' = ${id}) AS announcements`;
  expect(counts).toEqual({ audit: 1, revisions: 1, announcements: 1 });
  expect(await mailsTo(title)).toEqual([`ann-${title}@example.org`, `bo-${title}@example.org`]);
}

test(
  "two workers publish each post once, at its time, even when its job is there many times",
  async () => {
    await Promise.all([startWorker(), startWorker()]);
    const { db, queue } = app.services;
    const posts: Scheduled[] = [];
    for (const title of ["one", "two", "three", "four"]) {
      const post = await schedulePost(title, 3);
      posts.push(post);
      const payload = { publicationId: app.publication.id, postId: post.id };
      await inPublication(db, app.publication.id, async (tx) => {
        for (let copy = 0; copy < 3; copy++)
          await queue.enqueue(tx, publishScheduledPostJob, payload, { startAfter: post.at });
      });
    }
    await allJobsDone();
    for (const post of posts) await expectPublishedOnce(post);
    const published = await app.database.owner`
    SELECT subject_id, created_at FROM audit_log WHERE action = 'post.published'`;
    for (const { id, at } of posts) {
      const row = published.find(({ subject_id }) => subject_id === id);
      expect(new Date(row?.created_at).getTime(), "not before its time").toBeGreaterThanOrEqual(at.getTime());
    }
  },
  testTimeout,
);

test(
  "a post whose worker is killed while it holds the job is published by the other one",
  async () => {
    const first = await startWorker();
    const post = await schedulePost("held", 4);
    const { owner } = app.database;
    await owner.begin(async (tx) => {
      // Whoever publishes the post has to wait here, in the middle of its job.
      expect(await tx`SELECT status FROM posts WHERE id = ${post.id} FOR UPDATE`).toEqual([
        { status: "scheduled" },
      ]);
      await vi.waitFor(async () => {
        const waiting = await owner`
        SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'broadsheet-worker' AND wait_event_type = 'Lock'`;
        expect(waiting).not.toHaveLength(0);
      }, patience);
      await startWorker();
      await first.kill();
    });
    await allJobsDone();
    await expectPublishedOnce(post);
  },
  testTimeout,
);

test(
  "a post that came due while no worker lived is published at the next start",
  async () => {
    const worker = await startWorker();
    const post = await schedulePost("late", 3);
    expect(await worker.stop()).toBe(0);
    const { owner } = app.database;
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(post.at.getTime()), patience);
    expect(await owner`SELECT status FROM posts WHERE id = ${post.id}`).toEqual([{ status: "scheduled" }]);
    await startWorker();
    await allJobsDone();
    await expectPublishedOnce(post);
  },
  testTimeout,
);
