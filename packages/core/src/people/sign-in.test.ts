import { hashPassword } from "@broadsheet/auth/password";
import { AppError } from "@broadsheet/contract/errors";
import { factoryTime, type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../kernel/context.ts";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { consumeSignInLink } from "./consume-sign-in-link.ts";
import { resolveActor } from "./resolve-actor.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

const password = "plum orchard lantern 7";
let passwordHash: string;
let app: TestApp;
let ada: MadeStaff;
let count = 0;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  app = await createTestApp();
});
beforeEach(async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  ada = await makeStaff(app.services.db, app.publication.id, "editor", {
    email: `ada-${++count}@example.org`,
    passwordHash,
  });
});
afterAll(() => app.close());

const from = async (ip: string): Promise<Context> => ({
  ...(await app.contextFor({ kind: "anonymous" })),
  ip,
  userAgent: "Firefox on a desk",
});
const refusal = (attempt: Promise<unknown>): Promise<AppError> =>
  attempt.then(
    () => Promise.reject(new Error("was let in")),
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );
const mailsTo = async (email: string) =>
  (await app.services.mailer.listOutbox()).items.filter((mail) => mail.to === email);
const linkMailedTo = async (email: string) => {
  const [latest] = await mailsTo(email);
  const mail = latest && (await app.services.mailer.readOutbox(latest.id));
  const token = mail?.text.match(/token=([\w-]+)/)?.[1];
  if (!token) throw new Error("the mail carries no link");
  return token;
};

describe("by password", () => {
  test("opens a session that the next request is answered for", async () => {
    const opened = await signInWithPassword(await from("192.0.2.1"), { email: ada.email, password });
    const actor = await resolveActor(app.services, app.publication.id, opened.sessionId);
    expect(actor).toMatchObject({ userId: ada.userId, role: "editor" });
    const [row] = await app.database.owner`select * from sessions where id = ${opened.sessionId}`;
    expect(row).toMatchObject({ method: "password", ip: "192.0.2.1", user_agent: "Firefox on a desk" });
    const [entry] = await app.database.owner`select * from audit_log where subject_id = ${opened.sessionId}`;
    expect(entry).toMatchObject({ action: "session.opened", actor_id: ada.userId });
  });

  test("answers the same for everybody who may not come in", async () => {
    const { db } = app.services;
    const elsewhere = await makePublication(db, { hosts: ["elsewhere.localhost"] });
    await makeStaff(db, elsewhere.id, "owner", { email: "foreign@example.org", passwordHash });
    await makeStaff(db, app.publication.id, "author", { email: "link-only@example.org" });
    const gone = await makeStaff(db, app.publication.id, "author", {
      email: "gone@example.org",
      passwordHash,
    });
    await app.database.owner`update memberships set suspended_at = now() where user_id = ${gone.userId}`;
    const tries = [
      { email: ada.email, password: "not the one at all" },
      { email: "nobody@example.org", password },
      { email: "foreign@example.org", password },
      { email: "link-only@example.org", password },
      { email: "gone@example.org", password },
    ];
    const answers: unknown[] = [];
    for (const attempt of tries) {
      const { code, message, details } = await refusal(signInWithPassword(await from("192.0.2.2"), attempt));
      answers.push({ code, message, details });
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([
        JSON.stringify({
          code: "SIGN_IN_FAILED",
          message: "That e-mail address and password do not match",
          details: {},
        }),
      ]),
    );
  });

  test("does as much work for an unknown address as for a wrong password", async () => {
    /** Processor time, in microseconds: unlike time on the clock it does not depend on what else the machine does. */
    const work = async (email: string, round: number) => {
      const ctx = await from(`198.51.100.${round}`);
      const start = process.cpuUsage();
      await refusal(signInWithPassword(ctx, { email, password: "wrong" }));
      return process.cpuUsage(start).user;
    };
    await work(ada.email, 0);
    let [known, unknown] = [0, 0];
    for (let round = 1; round <= 9; round++) {
      known += await work(ada.email, round);
      unknown += await work(`stranger-${round}@example.org`, round);
    }
    // Without the same hashing an unknown address would take a tenth of it.
    expect(unknown).toBeGreaterThan(known * 0.5);
    expect(unknown).toBeLessThan(known * 2);
  });

  test("is limited by account and network, and says for how long", async () => {
    const ctx = await from("192.0.2.3");
    for (let n = 0; n < 8; n++)
      expect(await failure(signInWithPassword(ctx, { email: ada.email, password: "guess" }))).toBe(
        "SIGN_IN_FAILED",
      );
    const refused = await refusal(signInWithPassword(ctx, { email: ada.email, password }));
    expect(refused.code).toBe("RATE_LIMITED");
    expect(refused.details.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.details.retryAfterSeconds).toBeLessThanOrEqual(600);
    // An address nobody has is limited in the same way.
    for (let n = 0; n < 8; n++) await refusal(signInWithPassword(ctx, { email: "no@example.org", password }));
    expect(await failure(signInWithPassword(ctx, { email: "no@example.org", password }))).toBe(
      "RATE_LIMITED",
    );
  });

  test("slips are forgiven after the right one", async () => {
    const ctx = await from("192.0.2.4");
    for (let n = 0; n < 7; n++)
      await refusal(signInWithPassword(ctx, { email: ada.email, password: "guess" }));
    await signInWithPassword(ctx, { email: ada.email, password });
    expect(await failure(signInWithPassword(ctx, { email: ada.email, password: "guess" }))).toBe(
      "SIGN_IN_FAILED",
    );
  });

  test("strangers who guess from everywhere do not keep the owner of the account out", async () => {
    await signInWithPassword(await from("192.0.2.5"), { email: ada.email, password });
    const guesses = Array.from({ length: 45 }, (_, n) => `203.0.113.${n}`);
    const codes: string[] = [];
    for (const ip of guesses)
      codes.push(await failure(signInWithPassword(await from(ip), { email: ada.email, password: "guess" })));
    expect(codes.at(-1)).toBe("RATE_LIMITED");
    const opened = await signInWithPassword(await from("192.0.2.5"), { email: ada.email, password });
    expect(opened.userId).toBe(ada.userId);
  });
});

describe("by mailed link", () => {
  const request = async (email: string) =>
    (await app.as({ kind: "anonymous" })).people.requestSignInLink({ email });

  test("the link signs in once, and only its hash is kept", async () => {
    await request(ada.email);
    await app.runJobs();
    const token = await linkMailedTo(ada.email);
    const [row] = await app.database.owner`select * from one_time_tokens where email = ${ada.email}`;
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(token);
    const opened = await consumeSignInLink(await from("192.0.2.6"), { token });
    expect(opened.userId).toBe(ada.userId);
    expect(await failure(consumeSignInLink(await from("192.0.2.6"), { token }))).toBe("LINK_EXPIRED");
  });

  test("the link leads on to the page that was asked for, on this site alone", async () => {
    const { people } = await app.as({ kind: "anonymous" });
    const next = "/studio/posts?status=draft&q=rain";
    await people.requestSignInLink({ email: ada.email, next });
    await app.runJobs();
    const [mail] = await mailsTo(ada.email);
    const text = (await app.services.mailer.readOutbox(mail?.id ?? ""))?.text ?? "";
    const link = new URL(/https?:\/\/\S+\/sign-in\/link\S+/.exec(text)?.[0] ?? "");
    expect(link.searchParams.get("next")).toBe(next);
    for (const elsewhere of ["//evil.example", "https://evil.example", "/\t/evil.example"])
      expect(await failure(people.requestSignInLink({ email: ada.email, next: elsewhere }))).toBe(
        "INVALID_INPUT",
      );
  });

  test("of two who use it at once one is let in", async () => {
    await request(ada.email);
    await app.runJobs();
    const token = await linkMailedTo(ada.email);
    const [a, b] = [await from("192.0.2.7"), await from("192.0.2.8")];
    const results = await Promise.all([
      failure(consumeSignInLink(a, { token })),
      failure(consumeSignInLink(b, { token })),
    ]);
    expect(results.filter((code) => code === "none")).toHaveLength(1);
  });

  test("an address without account gets the same answer and no mail", async () => {
    expect(await request("nobody@example.org")).toEqual(await request(ada.email));
    await app.runJobs();
    expect(await mailsTo(ada.email)).toHaveLength(1);
    expect(await mailsTo("nobody@example.org")).toHaveLength(0);
  });

  test("it expires", async () => {
    await request(ada.email);
    await app.runJobs();
    const token = await linkMailedTo(ada.email);
    await app.database.owner`update one_time_tokens set expires_at = '2026-03-01T09:00:00Z'`;
    expect(await failure(consumeSignInLink(await from("192.0.2.9"), { token }))).toBe("LINK_EXPIRED");
  });

  test("mails to one address are limited, whether it has an account or not", async () => {
    for (const email of [ada.email, "nobody-else@example.org"]) {
      for (let n = 0; n < 4; n++) await request(email);
      expect(await failure(request(email))).toBe("RATE_LIMITED");
    }
  });
});

describe("oneself", () => {
  const me = () => app.as(ada);

  test("a new password ends all other sessions and open links", async () => {
    const other = await signInWithPassword(await from("192.0.2.10"), { email: ada.email, password });
    const { people } = await me();
    expect(await failure(people.setPassword({ newPassword: "quiet harbour window 3" }))).toBe(
      "INVALID_INPUT",
    );
    expect(
      await failure(people.setPassword({ currentPassword: "wrong", newPassword: "quiet harbour window 3" })),
    ).toBe("INVALID_INPUT");
    await people.setPassword({ currentPassword: password, newPassword: "quiet harbour window 3" });
    expect(await resolveActor(app.services, app.publication.id, other.sessionId)).toBeNull();
    expect(await resolveActor(app.services, app.publication.id, ada.sessionId)).not.toBeNull();
    const ctx = await from("192.0.2.11");
    expect(await failure(signInWithPassword(ctx, { email: ada.email, password }))).toBe("SIGN_IN_FAILED");
    await signInWithPassword(ctx, { email: ada.email, password: "quiet harbour window 3" });
  });

  test("who forgot it sets a new one right after signing in by link, not later", async () => {
    await (await app.as({ kind: "anonymous" })).people.requestSignInLink({ email: ada.email });
    await app.runJobs();
    const token = await linkMailedTo(ada.email);
    const { sessionId } = await consumeSignInLink(await from("192.0.2.12"), { token });
    const { people } = await app.as({ ...ada, sessionId });
    await people.setPassword({ newPassword: "quiet harbour window 3" });
    app.setNow("2026-03-01T09:16:00.000Z");
    expect(await failure(people.setPassword({ newPassword: "another harbour 8 door" }))).toBe(
      "INVALID_INPUT",
    );
  });

  test("a first password is set right after signing in, whichever way, not from a browser left open", async () => {
    const guest = await makeStaff(app.services.db, app.publication.id, "author", { signedInAt: factoryTime });
    const { people } = await app.as(guest);
    const choice = { newPassword: "quiet harbour window 3" };
    expect(await failure(people.setPassword(choice))).toBe("FORBIDDEN");
    await app.database.owner`
      update sessions set method = 'oidc', created_at = ${app.services.clock.now().toISOString()} where id = ${guest.sessionId}`;
    await people.setPassword(choice);
    await signInWithPassword(await from("192.0.2.14"), { email: guest.email, password: choice.newPassword });
  });

  test("passwords that would be tried first are refused with a reason", async () => {
    const { people } = await me();
    for (const weak of ["password123", "qwertyuiop", `${ada.email}1`, "aaaaaaaaaaaaaa"])
      expect(await failure(people.setPassword({ currentPassword: password, newPassword: weak })), weak).toBe(
        "INVALID_INPUT",
      );
  });

  test("is shown, and renamed with the byline unless that is another", async () => {
    const { people } = await me();
    expect(await people.me()).toMatchObject({ email: ada.email, role: "editor", hasPassword: true });
    await people.updateMe({ name: "Ada Lovelace" });
    const byline = async () =>
      (await app.database.owner`select name from authors where id = ${ada.authorId}`)[0]?.name;
    expect(await byline()).toBe("Ada Lovelace");
    await app.database.owner`update authors set name = 'A. L.' where id = ${ada.authorId}`;
    await (await app.as({ ...ada, name: "Ada Lovelace" })).people.updateMe({ name: "Ada King" });
    expect(await byline()).toBe("A. L.");
  });

  test("sessions are listed and revoked, one's own alone", async () => {
    const other = await signInWithPassword(await from("192.0.2.13"), { email: ada.email, password });
    const stranger = await makeStaff(app.services.db, app.publication.id, "owner");
    const { people } = await me();
    const list = await people.sessions.list();
    expect(list.map(({ id, current }) => ({ id, current }))).toEqual([
      { id: other.sessionId, current: false },
      { id: ada.sessionId, current: true },
    ]);
    expect(await failure(people.sessions.revoke({ id: stranger.sessionId }))).toBe("NOT_FOUND");
    await people.sessions.revoke({ id: other.sessionId });
    expect(await resolveActor(app.services, app.publication.id, other.sessionId)).toBeNull();
    await signInWithPassword(await from("192.0.2.13"), { email: ada.email, password });
    expect(await people.sessions.revokeOthers()).toEqual({ revoked: 1 });
    expect(await people.sessions.list()).toHaveLength(1);
    expect(await failure((await app.as({ kind: "anonymous" })).people.sessions.list())).toBe(
      "UNAUTHENTICATED",
    );
  });
});
