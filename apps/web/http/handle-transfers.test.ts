import { createHash } from "node:crypto";
import { sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeArchive } from "@broadsheet/core/transfers/testing/make-archive";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleArchiveDownload, handleReportDownload } from "./handle-transfer-download.ts";
import { handleTransferPiece } from "./handle-transfer-piece.ts";

let app: TestApp;
let owner: MadeStaff;
let editor: MadeStaff;
beforeAll(async () => {
  app = await createTestApp({ name: "The Harbour" });
  owner = await makeStaff(app.services.db, app.publication.id, "owner");
  editor = await makeStaff(app.services.db, app.publication.id, "editor");
});
afterAll(() => app.close());

async function request(
  who: MadeStaff | null,
  init: RequestInit & { headers?: Record<string, string> } = {},
  query = "",
) {
  const { secret } = app.services.config;
  const cookie =
    who && (await sessionSetCookie({ sub: who.userId, sid: who.sessionId }, { secret, secure: false }));
  return new Request(`http://localhost:3000/api/studio/transfers${query}`, {
    ...init,
    headers: {
      ...{ host: "localhost:3000", origin: "http://localhost:3000" },
      ...(cookie ? { cookie: cookie.split(";")[0] ?? "" } : {}),
      ...init.headers,
    },
  });
}

async function imported(): Promise<string> {
  const caller = await app.as(owner);
  const bytes = await makeArchive({
    "a.md": "---\ntitle: =HYPERLINK(1)\n---\n\nText.\n",
    "b.md": "---\ntitle: [\n---\n",
  });
  const fingerprint = createHash("sha256").update(sha(bytes)).digest("hex");
  const { id } = await caller.transfers.startUpload({ fileName: "a.zip", bytes: bytes.length, fingerprint });
  const put = async (who: MadeStaff | null, headers = {}) => {
    const init = {
      method: "PUT",
      body: new Uint8Array(bytes),
      headers: { "x-content-sha256": sha(bytes), ...headers },
    };
    return (await handleTransferPiece(app.services, await request(who, init), { id, number: "0" })).status;
  };
  expect(await put(null)).toBe(401);
  expect(await put(editor)).toBe(403);
  expect(await put(owner, { origin: "http://evil.example" })).toBe(403);
  expect(await put(owner, { "x-content-sha256": "0".repeat(64) })).toBe(422);
  expect(await put(owner)).toBe(204);
  await caller.transfers.import({ id, options: { source: "a" } });
  await app.runJobs();
  return id;
}
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("pieces come in from whoever began, and the report goes out as JSON and as a table that runs no formula", async () => {
  const id = await imported();
  const report = async (who: MadeStaff | null, query = "") =>
    handleReportDownload(app.services, await request(who, {}, query), { id });
  expect((await report(null)).status).toBe(401);
  expect((await report(editor)).status).toBe(403);
  const json = await report(owner);
  expect(json.headers.get("content-disposition")).toMatch(/import-report-.*\.json/);
  expect(await json.json()).toMatchObject({ source: "markdown:a", files: 2, stopped: false });
  const csv = await (await report(owner, "?as=csv")).text();
  expect(csv.split("\r\n")[1]).toMatch(
    /^"made","a.md","","'=HYPERLINK\(1\)","post","published","[0-9a-f-]{36}"$/,
  );
  expect(csv).toContain('"skipped","b.md",');
});

test("an archive is streamed whole and in parts to who may export, and to nobody else", async () => {
  const caller = await app.as(owner);
  await caller.transfers.export();
  await app.runJobs();
  const [made] = (await caller.transfers.list({ limit: 1 })).items;
  const id = made?.id ?? "";
  const get = async (who: MadeStaff | null, headers = {}) =>
    handleArchiveDownload(app.services, await request(who, { headers }), { id });
  expect((await get(null)).status).toBe(401);
  expect((await get(editor)).status).toBe(403);
  const whole = await get(owner);
  expect(whole.headers.get("content-disposition")).toBe('attachment; filename="the-harbour-2026-03-01.zip"');
  expect(whole.headers.get("cache-control")).toBe("private, no-store");
  const bytes = new Uint8Array(await whole.arrayBuffer());
  expect(bytes.length).toBe(made?.bytes);
  const part = await get(owner, { range: "bytes=10-19", "if-range": whole.headers.get("etag") ?? "" });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  expect((await get(owner, { range: `bytes=${bytes.length}-` })).status).toBe(416);
  const log = (await caller.audit.list({ kind: "transfer", action: "transfer.downloaded" })).items;
  expect(log).toHaveLength(1);
  const none = await handleArchiveDownload(app.services, await request(owner), { id: "not-an-id" });
  expect(none.status).toBe(404);
});
