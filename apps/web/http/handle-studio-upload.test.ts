import { sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { maxMediaBytes, media } from "@broadsheet/contract/media";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handleStudioUpload } from "./handle-studio-upload.ts";

let app: TestApp;
let author: MadeStaff;
/** A picture of one pixel. */
const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

beforeAll(async () => {
  app = await createTestApp();
  author = await makeStaff(app.services.db, app.publication.id, "contributor");
});
afterAll(() => app.close());

async function upload(init: RequestInit, signedIn = true): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("host", "localhost:3000");
  if (!headers.has("origin")) headers.set("origin", "http://localhost:3000");
  if (signedIn) {
    const { secret } = app.services.config;
    const cookie = await sessionSetCookie(
      { sub: author.userId, sid: author.sessionId },
      { secret, secure: false },
    );
    headers.set("cookie", cookie.split(";")[0] ?? "");
  }
  const request = new Request("http://localhost:3000/api/studio/media", { ...init, method: "POST", headers });
  return handleStudioUpload(app.services, request);
}

function form(bytes: Uint8Array<ArrayBuffer>, alt?: string): FormData {
  const data = new FormData();
  data.set("file", new File([bytes], "Blue sky.png"));
  if (alt !== undefined) data.set("alt", alt);
  return data;
}

describe("uploads from the studio", () => {
  it("takes a form, and the same file alone, as one picture", async () => {
    const first = await upload({ body: form(png, "A blue sky") });
    expect(first.status).toBe(201);
    const stored = media.parse(await first.json());
    expect(stored).toMatchObject({ fileName: "Blue sky.png", alt: "A blue sky", width: 1, height: 1 });
    const second = await upload({ body: png, headers: { "x-file-name": encodeURIComponent("Grün.png") } });
    expect(await second.json()).toEqual(stored);
  });

  it.each([
    ["strangers", () => upload({ body: form(png) }, false), 401, "UNAUTHENTICATED"],
    [
      "other sites",
      () => upload({ body: form(png), headers: { origin: "http://evil.example" } }),
      403,
      "FORBIDDEN",
    ],
    ["text", () => upload({ body: "hello" }), 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
      "unknown content",
      () => upload({ body: "hello", headers: { "x-file-name": "a.png" } }),
      415,
      "UNSUPPORTED_MEDIA_TYPE",
    ],
    [
      "wrongly encoded names",
      () => upload({ body: png, headers: { "x-file-name": "%E0%A4%A" } }),
      400,
      "BAD_REQUEST",
    ],
    ["empty files", () => upload({ body: form(new Uint8Array()) }), 422, "INVALID_INPUT"],
    ["forms without a file", () => upload({ body: new FormData() }), 422, "INVALID_INPUT"],
    [
      "broken forms",
      () => upload({ body: "--x\r\n", headers: { "content-type": "multipart/form-data; boundary=x" } }),
      400,
      "BAD_REQUEST",
    ],
  ])("refuses %s", async (_what, send, status, code) => {
    const response = await send();
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status,
      code,
      requestId: response.headers.get("x-request-id"),
    });
    expect(response.status).toBe(status);
  });

  it("stops reading a body that grows too large, however it is sent", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const init = { body, duplex: "half", headers: { "x-file-name": "large.png" } } as RequestInit;
    const response = await upload(init);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(maxMediaBytes + 4 * 1024 * 1024);
  });
});
