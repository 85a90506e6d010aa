import { sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { createClaimLink } from "@broadsheet/core/installation/create-claim-link";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleTrpc } from "./handle-trpc.ts";

let app: TestApp;
let owner: MadeStaff;
beforeAll(async () => {
  app = await createTestApp({ hosts: ["localhost:3000"] });
  owner = await makeStaff(app.services.db, app.publication.id, "owner");
});
afterAll(() => app.close());

const cookieOf = async (staff: MadeStaff, secure = false) => {
  const claims = { sub: staff.userId, sid: staff.sessionId };
  const set = await sessionSetCookie(claims, { secret: app.services.config.secret, secure });
  return set.slice(0, set.indexOf(";"));
};
type Sent = Record<string, string>;
const get = (path: string, headers: Sent = {}) =>
  handleTrpc(
    app.services,
    new Request(`http://localhost:3000/api/trpc/${path}`, {
      headers: { host: "localhost:3000", ...headers },
    }),
  );
const post = (path: string, body: unknown, headers: Sent = {}) =>
  handleTrpc(
    app.services,
    new Request(`http://localhost:3000/api/trpc/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { host: "localhost:3000", "content-type": "application/json", ...headers },
    }),
  );
const here = { origin: "http://localhost:3000" };
const codeIn = async (response: Response) => {
  const { error } = (await response.json()) as { error: { data: { appCode: string } } };
  return [response.status, error.data.appCode];
};

test("a mutation that takes no input is called without a body; one that takes input is not", async () => {
  const cookie = await cookieOf(owner);
  const revoked = await post("people.sessions.revokeOthers", undefined, { cookie, ...here });
  expect([revoked.status, await revoked.json()]).toEqual([200, { result: { data: { revoked: 0 } } }]);
  expect((await post("tags.create", undefined, { cookie, ...here })).status).toBe(400);
});

test("strangers are counted as over REST, each call of a batch by itself; people are not", async () => {
  const { config } = app.services;
  const stranger = { "x-real-ip": "203.0.113.7" };
  const batch = `${Array(4).fill("installation.state").join(",")}?batch=1`;
  config.apiCallsPerMinute = 9;
  try {
    expect((await get(batch, stranger)).status).toBe(200);
    expect((await get(batch.replaceAll(",", "%2C"), stranger)).status).toBe(200);
    expect((await get("installation.state", stranger)).status).toBe(200);
    expect(await codeIn(await get("installation.state", stranger))).toEqual([429, "RATE_LIMITED"]);
    const person = { ...stranger, cookie: await cookieOf(owner) };
    expect((await get("people.me", person)).status).toBe(200);
    expect((await get("installation.state", { "x-real-ip": "203.0.113.8" })).status).toBe(200);
  } finally {
    config.apiCallsPerMinute = 0;
  }
});

describe("a session's cookie", () => {
  test("names a session row that is asked for at every request: a revoked one is out at the next", async () => {
    const staff = await makeStaff(app.services.db, app.publication.id, "author");
    const cookie = await cookieOf(staff);
    const answer = await get("people.me", { cookie });
    expect(await answer.json()).toMatchObject({ result: { data: { userId: staff.userId, role: "author" } } });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect((await post("people.sessions.revoke", { id: staff.sessionId }, { cookie, ...here })).status).toBe(
      200,
    );
    expect(await codeIn(await get("people.me", { cookie }))).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("that was forged, cut or signed with another key opens nothing", async () => {
    const good = await cookieOf(owner);
    const claims = { sub: owner.userId, sid: owner.sessionId };
    const foreign = await sessionSetCookie(claims, { secret: "another-key".repeat(4), secure: false });
    for (const cookie of [
      good.slice(0, -3),
      `${good}x`,
      foreign.split(";")[0] ?? "",
      "broadsheet.session=abc",
    ])
      expect(await codeIn(await get("people.me", { cookie }))).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("counts at its own publication only", async () => {
    await makePublication(app.services.db, { hosts: ["other.localhost:3000"] });
    const cookie = await cookieOf(owner);
    expect(await codeIn(await get("people.me", { cookie, host: "other.localhost:3000" }))).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
    expect(await codeIn(await get("installation.state", { host: "unknown.example" }))).toEqual([
      404,
      "NOT_FOUND",
    ]);
  });
});

describe("a change with a cookie", () => {
  test("from another site, or not as JSON, is refused before anything happens", async () => {
    const cookie = await cookieOf(owner);
    const name = { name: "Changed" };
    expect(await codeIn(await post("people.updateMe", name, { cookie }))).toEqual([403, "FORBIDDEN"]);
    expect(
      await codeIn(await post("people.updateMe", name, { cookie, origin: "https://evil.example" })),
    ).toEqual([403, "FORBIDDEN"]);
    expect(
      await codeIn(await post("people.updateMe", name, { cookie, ...here, "content-type": "text/plain" })),
    ).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
    const [row] = await app.database.owner`select name from users where id = ${owner.userId}`;
    expect(row?.name).toBe(owner.name);
    expect((await post("people.updateMe", name, { cookie, ...here })).status).toBe(200);
  });

  test("cannot be made by GET", async () => {
    const cookie = await cookieOf(owner);
    const path = `people.sessions.revoke?input=${encodeURIComponent(JSON.stringify({ id: owner.sessionId }))}`;
    expect(await codeIn(await get(path, { cookie }))).toEqual([400, "BAD_REQUEST"]);
    expect((await get("people.me", { cookie })).status).toBe(200);
  });
});

describe("claiming", () => {
  test("answers with the session's cookie: HttpOnly, SameSite, the whole path", async () => {
    const fresh = await createTestApp({ claimed: false });
    try {
      const link = await createClaimLink(fresh.services);
      const token = new URL(link?.url ?? "").searchParams.get("token");
      const input = {
        token,
        publicationName: "The Daily",
        name: "Olga",
        email: "olga@example.org",
        password: "plum orchard lantern 7",
      };
      const claim = (headers: Sent) =>
        handleTrpc(
          fresh.services,
          new Request("http://localhost:3000/api/trpc/installation.claim", {
            method: "POST",
            body: JSON.stringify(input),
            headers: { host: "localhost:3000", "content-type": "application/json", ...headers },
          }),
        );
      const response = await claim(here);
      expect(response.status).toBe(200);
      const [cookie = "", ...more] = response.headers.getSetCookie();
      expect(more).toEqual([]);
      expect(cookie).toMatch(
        /^broadsheet\.session=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
      );
      const me = await handleTrpc(
        fresh.services,
        new Request("http://localhost:3000/api/trpc/people.me", {
          headers: { host: "localhost:3000", cookie: cookie.split(";")[0] ?? "" },
        }),
      );
      expect(await me.json()).toMatchObject({ result: { data: { role: "owner", name: "Olga" } } });
      expect((await claim(here)).headers.getSetCookie()).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  test("over https the cookie is bound to the host", async () => {
    const set = await sessionSetCookie(
      { sub: owner.userId, sid: owner.sessionId },
      { secret: app.services.config.secret, secure: true },
    );
    expect(set).toMatch(/^__Host-broadsheet\.session=.*; Path=\/; .*; Secure$/);
    expect(set).not.toContain("Domain");
  });
});

test("what happens to a document comes as server-sent events that nobody on the way packs or keeps", async () => {
  const caller = await app.as(owner);
  const { id: postId } = await caller.posts.create({ title: "Live" });
  const { documentId, seq } = await caller.posts.collab.sync({ postId, stateVector: null });
  const input = encodeURIComponent(JSON.stringify({ postId, documentId, client: 1, after: seq }));
  const path = `posts.collab.changes?input=${input}`;
  const answer = await get(path, { cookie: await cookieOf(owner), accept: "text/event-stream" });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(answer.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(answer.headers.get("x-accel-buffering")).toBe("no");
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  while (!heard.includes('"status":"draft"')) heard += (await reader?.read())?.value ?? "";
  await reader?.cancel();
  const stranger = await get(path, { accept: "text/event-stream" });
  expect(await stranger.text()).toContain("UNAUTHENTICATED");
});
