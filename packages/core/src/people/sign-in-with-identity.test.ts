import type { ProvidedIdentity } from "@broadsheet/auth/providers";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { resolveActor } from "./resolve-actor.ts";
import { signInWithIdentity } from "./sign-in-with-identity.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const vouched = (subject: string, verifiedEmail: string | null): ProvidedIdentity => ({
  provider: "https://id.example.org",
  subject,
  name: "Ida",
  verifiedEmail,
});
const signIn = async (identity: ProvidedIdentity) =>
  signInWithIdentity(await app.contextFor({ kind: "anonymous" }), identity);

test("a member is found by verified address first, by the provider's subject from then on", async () => {
  const member = await makeStaff(app.services.db, app.publication.id, "editor", { email: "ida@example.org" });
  expect((await signIn(vouched("s1", "Ida@Example.org"))).userId).toBe(member.userId);
  expect((await signIn(vouched("s1", null))).userId).toBe(member.userId);
  expect((await signIn(vouched("s1", "changed@example.org"))).userId).toBe(member.userId);
});

test("an address that is not verified, or not known, lets nobody in and makes no account", async () => {
  await makeStaff(app.services.db, app.publication.id, "editor", { email: "ivo@example.org" });
  expect(await failure(signIn(vouched("s2", null)))).toBe("SIGN_IN_FAILED");
  expect(await failure(signIn(vouched("s2", "stranger@example.org")))).toBe("SIGN_IN_FAILED");
  expect(await failure(signIn(vouched("s2", "not an address")))).toBe("SIGN_IN_FAILED");
  const rows = await app.database.owner`select 1 from users where email = 'stranger@example.org'`;
  expect(rows).toHaveLength(0);
});

test("a subject of one provider is nobody at another", async () => {
  const other = { ...vouched("s1", null), provider: "https://elsewhere.example.org" };
  expect(await failure(signIn(other))).toBe("SIGN_IN_FAILED");
});

test("an invited person joins by it, once, also when both tabs sign in", async () => {
  const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  await owner.people.invitations.create({ email: "new@example.org", role: "author" });
  const both = await Promise.all([
    signIn(vouched("s3", "new@example.org")).catch(() => null),
    signIn(vouched("s3", "new@example.org")).catch(() => null),
  ]);
  const opened = both.find((session) => session !== null);
  const actor = await resolveActor(app.services, app.publication.id, opened?.sessionId ?? "");
  expect(actor).toMatchObject({ email: "new@example.org", name: "Ida", role: "author" });
  expect((await signIn(vouched("s3", null))).userId).toBe(opened?.userId);
  const members = await app.database.owner`
    select 1 from memberships m join users u on u.id = m.user_id where u.email = 'new@example.org'`;
  expect(members).toHaveLength(1);
});

test("an invitation whose sender has left lets nobody in by it", async () => {
  const { db } = app.services;
  const owner = await app.as(await makeStaff(db, app.publication.id, "owner"));
  const admin = await makeStaff(db, app.publication.id, "admin");
  await (await app.as(admin)).people.invitations.create({ email: "late@example.org", role: "admin" });
  await owner.people.staff.remove({ userId: admin.userId });
  expect(await failure(signIn(vouched("s6", "late@example.org")))).toBe("SIGN_IN_FAILED");
  const rows = await app.database.owner`select 1 from users where email = 'late@example.org'`;
  expect(rows).toEqual([]);
});

test("suspended people and members of other publications stay out", async () => {
  const { db } = app.services;
  const other = await makePublication(db, { hosts: ["other.localhost"] });
  await makeStaff(db, other.id, "owner", { email: "foreign@example.org" });
  const suspended = await makeStaff(db, app.publication.id, "author", { email: "out@example.org" });
  await app.database.owner`update memberships set suspended_at = now() where user_id = ${suspended.userId}`;
  expect(await failure(signIn(vouched("s4", "foreign@example.org")))).toBe("SIGN_IN_FAILED");
  expect(await failure(signIn(vouched("s5", "out@example.org")))).toBe("SIGN_IN_FAILED");
});
