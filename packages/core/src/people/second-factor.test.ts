import { hashPassword } from "@broadsheet/auth/password";
import { totpCode } from "@broadsheet/auth/totp";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { resolveActor, resolveSession } from "./resolve-actor.ts";
import { signInWithPassword } from "./sign-in-with-password.ts";

const password = "four grey herons waiting";
let app: TestApp;
let passwordHash: string;
let now = Date.parse("2026-03-01T09:00:00.000Z");
beforeAll(async () => {
  app = await createTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());
/** Codes of 30 seconds are used up; each test has time of its own. */
beforeEach(() => later(60 * 60));

function later(seconds: number): void {
  now += seconds * 1000;
  app.setNow(new Date(now).toISOString());
}
const codeOf = (secret: string) => totpCode(secret, new Date(now));
const owes = async (sessionId: string) =>
  (await resolveSession(app.services, app.publication.id, sessionId))?.owes;

/** Somebody who has just signed in, by password. */
async function arrived(role: MadeStaff["role"] = "author") {
  const staff = await makeStaff(app.services.db, app.publication.id, role, { passwordHash });
  const at = app.services.clock.now().toISOString();
  await app.database.owner`update sessions set created_at = ${at} where id = ${staff.sessionId}`;
  return { staff, api: await app.as(staff) };
}
async function withApp(role?: MadeStaff["role"]) {
  const person = await arrived(role);
  const { secret } = await person.api.people.signIn.startAuthenticator();
  const { recoveryCodes } = await person.api.people.signIn.confirmAuthenticator({ code: codeOf(secret) });
  return { ...person, secret, recoveryCodes };
}
/** The router as somebody in the middle of signing in has it. */
async function arriving(sessionId: string): Promise<Caller> {
  const found = await resolveSession(app.services, app.publication.id, sessionId);
  const context = await app.contextFor(found?.owes === null ? found.actor : { kind: "anonymous" });
  return app.caller({ ...context, arriving: found && found.owes !== null ? found : undefined });
}
async function signInAgain({ email }: MadeStaff): Promise<string> {
  const context = await app.contextFor({ kind: "anonymous" });
  return (await signInWithPassword(context, { email, password })).sessionId;
}
const mails = async () => {
  await app.runJobs();
  return (await app.services.mailer.listOutbox({ limit: 100 })).items;
};

describe("an authenticator app", () => {
  test("is set up with its first code, noted and mailed; its secret is not stored as it is", async () => {
    const { staff, secret, recoveryCodes, api } = await withApp();
    expect(recoveryCodes).toHaveLength(10);
    expect(await api.people.signIn.get()).toMatchObject({ recoveryCodesLeft: 10, confirmed: true });
    const [row] = await app.database.owner`select * from totp_secrets where user_id = ${staff.userId}`;
    expect(JSON.stringify(row)).not.toContain(secret);
    const stored = await app.database.owner`select code_hash from recovery_codes`;
    expect(JSON.stringify(stored)).not.toContain(recoveryCodes[0]?.replaceAll("-", ""));
    const [entry] = await app.database
      .owner`select action from audit_log where subject_id = ${staff.userId} order by id desc limit 1`;
    expect(entry?.action).toBe("user.authenticator_added");
    expect(await mails()).toContainEqual(
      expect.objectContaining({
        to: staff.email,
        subject: expect.stringContaining("authenticator app was added"),
      }),
    );
    expect(await owes(staff.sessionId)).toBeNull();
    expect(await failure(api.people.signIn.startAuthenticator())).toBe("ALREADY_EXISTS");
  });

  test("is asked for after the password: until then nothing opens", async () => {
    const { staff, secret } = await withApp();
    later(60);
    const sessionId = await signInAgain(staff);
    expect(await owes(sessionId)).toBe("code");
    expect(await resolveActor(app.services, app.publication.id, sessionId)).toBeNull();
    const half = await arriving(sessionId);
    expect(await failure(half.posts.list({}))).toBe("SECOND_FACTOR_REQUIRED");
    expect(await failure(half.people.me())).toBe("SECOND_FACTOR_REQUIRED");
    expect(await failure(half.people.signIn.get())).toBe("SECOND_FACTOR_REQUIRED");
    expect(await failure(half.people.signIn.startAuthenticator())).toBe("SECOND_FACTOR_REQUIRED");
    expect(await half.people.signIn.secondStep()).toEqual({ authenticator: true, passkey: false });
    expect(await failure(half.people.signIn.takeSecondStep({ code: "000000" }))).toBe("INVALID_INPUT");
    await half.people.signIn.takeSecondStep({ code: codeOf(secret) });
    expect(await owes(sessionId)).toBeNull();
    expect(await (await arriving(sessionId)).people.me()).toMatchObject({ userId: staff.userId });
  });

  test("gives codes that work once, for one of several who try at once, and none from before", async () => {
    const { staff, secret } = await withApp();
    const early = codeOf(secret);
    later(30);
    const sessions = await Promise.all([1, 2, 3].map(() => signInAgain(staff)));
    const callers = await Promise.all(sessions.map(arriving));
    const tried = await Promise.all(
      callers.map((half) => failure(half.people.signIn.takeSecondStep({ code: codeOf(secret) }))),
    );
    expect(tried.toSorted()).toEqual(["INVALID_INPUT", "INVALID_INPUT", "none"]);
    const left = callers[tried.indexOf("INVALID_INPUT")];
    expect(await failure(left?.people.signIn.takeSecondStep({ code: early }) ?? Promise.resolve())).toBe(
      "INVALID_INPUT",
    );
  });

  test("cannot be guessed: attempts run out", async () => {
    const { staff, secret } = await withApp();
    later(60);
    const half = await arriving(await signInAgain(staff));
    const attempts: string[] = [];
    for (let n = 0; n < 9; n++)
      attempts.push(await failure(half.people.signIn.takeSecondStep({ code: String(100_000 + n) })));
    expect(attempts.at(-1)).toBe("RATE_LIMITED");
    expect(await failure(half.people.signIn.takeSecondStep({ code: codeOf(secret) }))).toBe("RATE_LIMITED");
  });

  test("can be replaced by each recovery code once, and its owner hears of it", async () => {
    const { staff, recoveryCodes } = await withApp();
    const [code = ""] = recoveryCodes;
    const first = await arriving(await signInAgain(staff));
    await first.people.signIn.takeSecondStep({ code: code.toLowerCase() });
    const second = await arriving(await signInAgain(staff));
    expect(await failure(second.people.signIn.takeSecondStep({ code }))).toBe("INVALID_INPUT");
    expect(await mails()).toContainEqual(
      expect.objectContaining({
        to: staff.email,
        subject: expect.stringContaining("recovery code was used"),
      }),
    );
  });

  test("of one person opens nothing of another", async () => {
    const [ada, ben] = [await withApp(), await withApp()];
    later(60);
    const half = await arriving(await signInAgain(ben.staff));
    expect(await failure(half.people.signIn.takeSecondStep({ code: codeOf(ada.secret) }))).toBe(
      "INVALID_INPUT",
    );
    expect(await failure(half.people.signIn.takeSecondStep({ code: ada.recoveryCodes[0] ?? "" }))).toBe(
      "INVALID_INPUT",
    );
  });
});

describe("what opens an account is changed", () => {
  test("only by who has shown a moment ago that it is them; a password is not enough beside an app", async () => {
    const { api, secret } = await withApp();
    later(16 * 60);
    expect(await api.people.signIn.get()).toMatchObject({ confirmed: false });
    expect(await failure(api.people.signIn.removeAuthenticator({}))).toBe("CONFIRM_IDENTITY");
    expect(await failure(api.people.signIn.renewRecoveryCodes())).toBe("CONFIRM_IDENTITY");
    expect(await failure(api.people.signIn.confirm({ password }))).toBe("INVALID_INPUT");
    await api.people.signIn.confirm({ code: codeOf(secret) });
    await api.people.signIn.removeAuthenticator({});
    expect(await api.people.signIn.get()).toMatchObject({ authenticatorSince: null, recoveryCodesLeft: 0 });
  });

  test("with the password where there is no app", async () => {
    const { api } = await arrived();
    later(16 * 60);
    expect(await failure(api.people.signIn.startAuthenticator())).toBe("CONFIRM_IDENTITY");
    expect(await failure(api.people.signIn.confirm({ password: "wrong" }))).toBe("INVALID_INPUT");
    await api.people.signIn.confirm({ password });
    expect(await failure(api.people.signIn.startAuthenticator())).toBe("none");
  });

  test("and ends other sessions if asked; else they owe a code from then on", async () => {
    const kept = await arrived();
    const other = await signInAgain(kept.staff);
    const { secret } = await kept.api.people.signIn.startAuthenticator();
    await kept.api.people.signIn.confirmAuthenticator({ code: codeOf(secret) });
    expect(await owes(other)).toBe("code");
    const { staff, api } = await arrived();
    const ended = await signInAgain(staff);
    const setup = await api.people.signIn.startAuthenticator();
    await api.people.signIn.confirmAuthenticator({ code: codeOf(setup.secret), endOtherSessions: true });
    expect(await owes(ended)).toBeUndefined();
    expect(await owes(staff.sessionId)).toBeNull();
  });
});

describe("a publication that asks for a second factor", () => {
  const require = async (api: Caller, secondFactorRequired: boolean) => {
    const { version } = await api.publication.get();
    return failure(api.publication.update({ version, settings: { secondFactorRequired } }));
  };

  test("lets in who has one; who has none sets one up and can do nothing else", async () => {
    const bare = await arrived("owner");
    expect(await require(bare.api, true)).toBe("NOT_READY");
    const { api } = await withApp("owner");
    expect(await require(api, true)).toBe("none");

    const { staff } = await arrived();
    expect(await owes(staff.sessionId)).toBe("setup");
    const half = await arriving(staff.sessionId);
    expect(await failure(half.posts.list({}))).toBe("SECOND_FACTOR_REQUIRED");
    expect(await failure(half.people.setPassword({ newPassword: password }))).toBe("SECOND_FACTOR_REQUIRED");
    expect(await half.people.signIn.get()).toMatchObject({ required: true });
    expect(await failure(half.people.signIn.takeSecondStep({ code: "123456" }))).toBe("INVALID_INPUT");
    const { secret } = await half.people.signIn.startAuthenticator();
    await half.people.signIn.confirmAuthenticator({ code: codeOf(secret) });
    expect(await owes(staff.sessionId)).toBeNull();

    const whole = await app.as(actorOf(staff));
    expect(await failure(whole.people.signIn.removeAuthenticator({}))).toBe("NOT_READY");
    expect(await require(api, false)).toBe("none");
    const free = await app.as(actorOf(staff));
    expect(await failure(free.people.signIn.removeAuthenticator({}))).toBe("none");
    expect(await owes(bare.staff.sessionId)).toBeNull();
  });
});
