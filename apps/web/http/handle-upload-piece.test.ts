import { createHash } from "node:crypto";
import { sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleUploadPiece } from "./handle-upload-piece.ts";

let app: TestApp;
let author: MadeStaff;
beforeAll(async () => {
  app = await createTestApp();
  author = await makeStaff(app.services.db, app.publication.id, "contributor");
});
afterAll(() => app.close());

const bytes = Buffer.from("ten bytes.");
const sha256 = createHash("sha256").update(bytes).digest("hex");

async function send(id: string, headers: Record<string, string> = {}, signedIn = true): Promise<Response> {
  const { secret } = app.services.config;
  const cookie = await sessionSetCookie(
    { sub: author.userId, sid: author.sessionId },
    { secret, secure: false },
  );
  const request = new Request(`http://localhost:3000/api/studio/uploads/${id}/0`, {
    method: "PUT",
    body: bytes,
    headers: {
      host: "localhost:3000",
      origin: "http://localhost:3000",
      "x-content-sha256": sha256,
      ...(signedIn ? { cookie: cookie.split(";")[0] ?? "" } : {}),
      ...headers,
    },
  });
  return handleUploadPiece(app.services, request, { id, number: "0" });
}

test("a piece is taken from whoever began the upload, from this site alone, and whole", async () => {
  const caller = await app.as(author);
  const { upload } = await caller.media.uploads.start({ fileName: "a.txt", bytes: bytes.length, sha256 });
  const id = upload?.id ?? "";
  expect((await send(id)).status).toBe(204);
  expect((await send(id, {}, false)).status).toBe(401);
  expect((await send(id, { origin: "http://evil.example" })).status).toBe(403);
  expect((await send(id, { "x-content-sha256": "0".repeat(64) })).status).toBe(422);
  expect((await send(id, { "x-content-sha256": "none" })).status).toBe(422);
  expect((await send("01980000-0000-7000-8000-000000000001")).status).toBe(404);
});
