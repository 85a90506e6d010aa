import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { uploadPieceBytes } from "@broadsheet/contract/vocabulary";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { importMarkdown } from "../import/import-markdown.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import type { OwnContext } from "../people/require-fresh.ts";
import { failure } from "../testing/failure.ts";
import { contentOf } from "../testing/publication-content.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { limitsFor } from "./archive/archive-limits.ts";
import { unpackArchive } from "./archive/unpack-archive.ts";
import { openArchive } from "./open-archive.ts";
import { runTransfer } from "./run-transfer.ts";
import { type ArchiveFile, makeArchive } from "./testing/make-archive.ts";
import { tidyTransfers } from "./tidy-transfers.ts";
import { transferJob } from "./transfer.job.ts";
import { findTransfer } from "./transfer.reads.ts";
import { changeTransfer } from "./transfer.writes.ts";
import { readWholeReport } from "./transfer-report.ts";
import { receiveTransferPiece } from "./upload-transfer.ts";

let app: TestApp;
let owner: MadeStaff;
let studio: Caller;
let ctx: OwnContext;
let publicationId: string;

const options = { source: "blog", overwrite: false, permalink: null, siteUrls: [], author: null };
const asImport = {
  ...{ source: "markdown:again", dryRun: false, overwrite: false, permalink: null },
  ...{ siteHosts: [], siteValues: new Map<string, string>(), defaultAuthor: null },
};
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const blog: Record<string, ArchiveFile> = {
  "blog/_posts/2024-01-02-ferry.md":
    "---\ntitle: The ferry\ntags: [Boats]\n---\n\nIt is late. ![A dot](../images/dot.png)\n",
  "blog/_posts/2024-01-03-harbour.md":
    "---\ntitle: The harbour\n---\n\nSee [the ferry](2024-01-02-ferry.md).\n",
  "blog/images/dot.png": png,
  "__MACOSX/blog/._posts": "resource fork",
};

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  publicationId = (await makePublication(app.services.db)).id;
  owner = await makeStaff(app.services.db, publicationId, "owner");
  studio = await app.as(owner, publicationId);
  ctx = (await app.contextFor(actorOf(owner), publicationId)) as OwnContext;
});

const sha = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const piecesOf = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / uploadPieceBytes) }, (_, n) =>
    bytes.subarray(n * uploadPieceBytes, (n + 1) * uploadPieceBytes),
  );
const announced = (bytes: Buffer, fileName = "blog.zip") => ({
  ...{ fileName, bytes: bytes.length },
  fingerprint: sha(piecesOf(bytes).map(sha).join("")),
});

async function send(bytes: Buffer): Promise<string> {
  const { id, received } = await studio.transfers.startUpload(announced(bytes));
  for (const [number, piece] of piecesOf(bytes).entries())
    if (!received.includes(number))
      await receiveTransferPiece(ctx, { id, number, sha256: sha(piece), bytes: piece });
  return id;
}

const state = async (id: string) => (await studio.transfers.list({})).items.find((each) => each.id === id);
const system = (): ActorContext => ({ ...ctx, actor: { kind: "system", name: "test" } });
const attempt = { signal: new AbortController().signal, lastAttempt: false };

/** Runs it to its end, as a worker does. */
async function run(step: "look" | "import", id: string, more: object = {}) {
  await studio.transfers[step]({ id, options: { ...options, ...more } });
  await app.runJobs();
  const found = await state(id);
  if (!found) throw new Error("The transfer is gone");
  return found;
}

test("an archive is looked at, imported once, and left alone by a second import", async () => {
  const id = await send(await makeArchive(blog));
  const looked = await run("look", id);
  expect(looked).toMatchObject({ status: "looked", problem: null, stored: true, hasReport: true });
  expect(looked.counts).toMatchObject({ files: 2, made: 2, changed: 0, unchanged: 0, skipped: 0 });
  expect((await studio.posts.list({})).items).toEqual([]);
  expect(await studio.transfers.report({ id })).toMatchObject({
    dryRun: true,
    made: { total: 2, items: [{ title: "The ferry", id: null }, { title: "The harbour" }] },
  });

  const done = await run("import", id);
  expect(done).toMatchObject({ status: "done", stored: false, by: owner.name });
  expect(done.counts).toMatchObject({ made: 2, media: 1, tags: 1, authors: 1 });
  const posts = (await studio.posts.list({})).items;
  expect(posts.map(({ title }) => title).sort()).toEqual(["The ferry", "The harbour"]);
  const report = await studio.transfers.report({ id });
  expect(report.made.items[0]?.id).toBe(posts.find(({ title }) => title === "The ferry")?.id);
  expect(await app.services.storage.exists(`uploads/${publicationId}/${id}/0`)).toBe(false);

  const again = await run("import", await send(await makeArchive(blog)));
  expect(again.counts).toMatchObject({ made: 0, changed: 0, unchanged: 2 });
  expect((await studio.posts.list({})).items).toHaveLength(2);
  const log = (await studio.audit.list({ kind: "transfer" })).items.map(({ action }) => action);
  expect(log.toSorted()).toEqual([
    "transfer.import_begun",
    "transfer.import_begun",
    "transfer.import_ended",
    "transfer.import_ended",
  ]);
});

test("what was edited here since is kept, unless it is to be overwritten", async () => {
  await run("import", await send(await makeArchive(blog)));
  app.setNow("2026-03-02T09:00:00.000Z");
  const [ferry] = (await studio.posts.list({ q: "ferry" })).items.filter(
    ({ title }) => title === "The ferry",
  );
  await studio.posts.save({ id: ferry?.id ?? "", version: ferry?.version ?? 0, title: "Mine" });
  const changed = { ...blog, "blog/_posts/2024-01-02-ferry.md": "---\ntitle: Theirs\n---\n\nNew.\n" };
  const kept = await run("import", await send(await makeArchive(changed)));
  expect(kept.counts).toMatchObject({ changed: 0, skipped: 1, unchanged: 1 });
  expect((await studio.transfers.report({ id: kept.id })).skipped.items[0]).toMatchObject({
    file: "_posts/2024-01-02-ferry.md",
    reason: expect.stringContaining("edited in the studio"),
  });
  const taken = await run("import", await send(await makeArchive(changed)), { overwrite: true });
  expect(taken.counts).toMatchObject({ changed: 1, skipped: 0 });
});

test("an upload that broke off goes on with the pieces that are missing, and is refused until it is whole", async () => {
  const large = await makeArchive({ "a.md": "# A", "noise.bin": randomBytes(2.5 * uploadPieceBytes) });
  const pieces = piecesOf(large);
  const begun = await studio.transfers.startUpload(announced(large));
  expect(begun).toMatchObject({ pieces: 3, received: [] });
  const { id } = begun;
  const piece = (number: number) => ({ id, number, sha256: null, bytes: pieces[number] ?? Buffer.alloc(0) });
  await receiveTransferPiece(ctx, piece(1));
  expect(await failure(studio.transfers.look({ id, options }))).toBe("INVALID_INPUT");
  expect(await failure(receiveTransferPiece(ctx, { ...piece(0), sha256: sha("other") }))).toBe(
    "INVALID_INPUT",
  );
  expect(await failure(receiveTransferPiece(ctx, { ...piece(0), number: 2 }))).toBe("INVALID_INPUT");
  expect(await studio.transfers.startUpload(announced(large))).toMatchObject({ id, received: [1] });
  const other = await makeStaff(app.services.db, publicationId, "admin");
  const theirs = (await app.contextFor(actorOf(other), publicationId)) as OwnContext;
  expect(await failure(receiveTransferPiece(theirs, piece(0)))).toBe("NOT_FOUND");
  await receiveTransferPiece(ctx, piece(0));
  await receiveTransferPiece(ctx, piece(2));
  expect((await run("import", id)).counts).toMatchObject({ made: 1 });
});

test("what is larger than the operator lets in is refused before it begins", async () => {
  const most = app.services.config.importBytes;
  const told = { ...announced(Buffer.from("x")), bytes: most + 1 };
  expect(await failure(studio.transfers.startUpload(told))).toBe("PAYLOAD_TOO_LARGE");
  expect(await studio.transfers.current()).toEqual({ active: null, maxBytes: most });
});

test("an archive that cannot be read fails with a sentence and can be tried again", async () => {
  const id = await send(Buffer.from("this is no archive"));
  const failed = await run("look", id);
  expect(failed).toMatchObject({ status: "failed", stored: true });
  expect(failed.problem).toMatch(/not a zip archive/);
  expect(await run("look", id)).toMatchObject({ status: "failed" });
  const empty = await run("look", await send(await makeArchive({ "readme.txt": "nothing" })));
  expect(empty.problem).toMatch(/no Markdown file/);
  await studio.transfers.discard({ id });
  expect(await failure(studio.transfers.look({ id, options }))).toBe("NOT_READY");
  expect(await app.services.storage.exists(`uploads/${publicationId}/${id}/0`)).toBe(false);
});

test("one at a time: a second one is refused with the name of who began the first", async () => {
  const id = await send(await makeArchive(blog));
  await studio.transfers.export();
  const refused = studio.transfers.look({ id, options });
  await expect(refused).rejects.toThrow(`An export, which ${owner.name} began, is going on`);
  expect(await failure(studio.transfers.export())).toBe("CONFLICT");
  const { active } = await studio.transfers.current();
  await studio.transfers.stop({ id: active?.id ?? "" });
  expect(await state(active?.id ?? "")).toMatchObject({ status: "cancelled" });
  expect(await run("look", id)).toMatchObject({ status: "looked" });
});

test("a run whose process died goes on, and tells of all it brought", async () => {
  const id = await send(await makeArchive(blog));
  await studio.transfers.import({ id, options });
  // The first attempt brought one post, and then its process died.
  const half = await mkdtemp(path.join(tmpdir(), "half-"));
  await mkdir(path.join(half, "_posts"));
  const ferry = "_posts/2024-01-02-ferry.md";
  await writeFile(path.join(half, ferry), String(blog[`blog/${ferry}`]));
  await importMarkdown(system(), half, { ...asImport, source: "markdown:blog" });
  await rm(half, { recursive: true });
  const begun = { status: "running", startedAt: "2026-03-01T08:59:00.000Z" } as const;
  await transact(ctx, (tx) => changeTransfer(tx, publicationId, id, begun));
  expect(await state(id)).toMatchObject({ status: "running", stalled: false });
  app.setNow("2026-03-01T09:02:00.000Z");
  expect(await state(id)).toMatchObject({ status: "running", stalled: true });
  await app.runJobs();
  expect(await state(id)).toMatchObject({ status: "done", counts: { made: 2, unchanged: 0 } });
});

test("a process that has to stop leaves a run to the next one", async () => {
  const id = await send(await makeArchive(blog));
  await studio.transfers.import({ id, options });
  const signal = AbortSignal.abort(new Error("The process stops"));
  await expect(runTransfer(system(), id, { signal, lastAttempt: false })).rejects.toThrow();
  expect(await state(id)).toMatchObject({ status: "running", problem: null });
  await app.runJobs();
  expect(await state(id)).toMatchObject({ status: "done" });
});

const many = Object.fromEntries(
  Array.from({ length: 40 }, (_, n) => [
    `n${String(n).padStart(2, "0")}.md`,
    `# Post ${n}\n\n![](dot.png)\n`,
  ]),
);

test("stopped in the middle, it keeps what it brought and says so; begun again, it brings the rest", async () => {
  const id = await send(await makeArchive({ ...many, "dot.png": png }));
  await studio.transfers.import({ id, options });
  const { storage } = app.services;
  const stopsAtFirstPicture: typeof storage = {
    ...storage,
    async put(key, ...rest) {
      if (key.startsWith("media/")) {
        await studio.transfers.stop({ id });
        expect(await state(id)).toMatchObject({ status: "running", stopping: true });
        app.setNow("2026-03-01T09:00:10.000Z");
        const noticed = async () =>
          (await transact(ctx, (tx) => findTransfer(tx, publicationId, id)))?.beatAt;
        await vi.waitFor(async () => expect(await noticed()).toBe("2026-03-01T09:00:10.000Z"), 10_000);
      }
      return storage.put(key, ...rest);
    },
  };
  await runTransfer({ ...system(), storage: stopsAtFirstPicture }, id, attempt);
  const stopped = await state(id);
  expect(stopped).toMatchObject({ status: "cancelled", stopping: false, stored: true, hasReport: true });
  const made = stopped?.counts?.made ?? 0;
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(40);
  expect(await studio.transfers.report({ id })).toMatchObject({ stopped: true, made: { total: made } });
  expect((await run("import", id)).counts).toMatchObject({ made: 40 - made, unchanged: made });
});

test("without a worker, an import lets others have their turn and goes on after them", async () => {
  const id = await send(await makeArchive(many));
  await studio.transfers.import({ id, options });
  const meta = { ...attempt, id: "job", name: "transfer.run", attempt: 1, createdAt: new Date(), until: 0 };
  await transferJob.handle(app.services, { publicationId, id }, meta);
  const turn = await state(id);
  expect(turn).toMatchObject({ status: "running", counts: { files: 40 } });
  expect(turn?.counts?.made).toBeLessThan(40);
  await app.runJobs();
  expect(await state(id)).toMatchObject({ status: "done", counts: { made: 40, unchanged: 0 } });
});

test("an export is an archive of what the command writes, for those who may have it, for some days", async () => {
  await run("import", await send(await makeArchive(blog)));
  await studio.transfers.export();
  await app.runJobs();
  const [made] = (await studio.transfers.list({})).items;
  expect(made).toMatchObject({
    kind: "export",
    status: "done",
    stored: true,
    counts: { posts: 2, media: 1 },
  });
  const id = made?.id ?? "";
  const archive = await openArchive(ctx, { id, audited: true });
  const bytes = await buffer(await archive.stream());
  expect(archive.bytes).toBe(bytes.length);
  expect(made?.bytes).toBe(bytes.length);

  const other = (await makePublication(app.services.db)).id;
  const folder = await mkdtemp(path.join(tmpdir(), "exported-"));
  await writeFile(path.join(folder, "archive.zip"), bytes);
  await mkdir(path.join(folder, "files"));
  const unpacked = await unpackArchive(path.join(folder, "archive.zip"), path.join(folder, "files"), {
    limits: limitsFor(1024 * 1024),
    signal: attempt.signal,
  });
  const there = (await app.contextFor({ kind: "system", name: "test" }, other)) as ActorContext;
  await importMarkdown(there, unpacked.directory, asImport);
  await rm(folder, { recursive: true });
  expect(await contentOf(there)).toEqual(await contentOf(ctx));

  const editor = await makeStaff(app.services.db, publicationId, "editor");
  const theirs = (await app.contextFor(actorOf(editor), publicationId)) as OwnContext;
  expect(await failure(openArchive(theirs, { id, audited: false }))).toBe("FORBIDDEN");
  const stranger = (await app.contextFor(
    actorOf(await makeStaff(app.services.db, other, "owner")),
    other,
  )) as OwnContext;
  expect(await failure(openArchive(stranger, { id, audited: false }))).toBe("NOT_FOUND");

  app.setNow("2026-03-09T09:00:00.000Z");
  expect(await failure(openArchive(ctx, { id, audited: false }))).toBe("NOT_FOUND");
  await tidyTransfers(system(), attempt.signal);
  expect(await app.services.storage.exists(`transfers/${publicationId}/${id}/archive.zip`)).toBe(false);
  expect(await state(id)).toMatchObject({ status: "done", stored: false, hasReport: true });
});

test("what was begun and given up is forgotten, and a run that nobody takes up is ended", async () => {
  const given = await studio.transfers.startUpload(announced(await makeArchive(blog)));
  await studio.transfers.export();
  app.setNow("2026-03-05T09:00:00.000Z");
  await tidyTransfers(system(), attempt.signal);
  expect(await state(given.id)).toMatchObject({ status: "cancelled", stored: false });
  const [lost] = (await studio.transfers.list({})).items.filter(({ kind }) => kind === "export");
  expect(lost).toMatchObject({ status: "failed", problem: expect.stringContaining("within a day") });
  await app.runJobs();
  expect((await state(lost?.id ?? ""))?.status).toBe("failed");
});

test("a report is there in whole", async () => {
  const { id } = await run("import", await send(await makeArchive(blog)));
  const whole = await readWholeReport(ctx, id);
  expect(whole).toMatchObject({ kind: "import", report: { source: "markdown:blog", files: 2 } });
});

test("a role of one's own that may only export sees exports alone", async () => {
  const mine = await send(await makeArchive(blog));
  const exporter = await makeStaff(app.services.db, publicationId, "contributor");
  const actor = { ...actorOf(exporter), permissions: new Set(["publication:export"] as const) };
  const theirs = await app.as(actor as ReturnType<typeof actorOf>, publicationId);
  expect((await theirs.transfers.list({})).items).toEqual([]);
  expect(await failure(theirs.transfers.look({ id: mine, options }))).toBe("FORBIDDEN");
  expect(await failure(theirs.transfers.discard({ id: mine }))).toBe("NOT_FOUND");
  expect(await theirs.transfers.export()).toMatchObject({ kind: "export", status: "queued" });
});
