import type { Permission } from "@broadsheet/contract/permissions";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { resolveActor } from "./resolve-actor.ts";

let app: TestApp;
let ownerStaff: MadeStaff;
let owner: Caller;
let admin: Caller;
let anybody: Caller;
let count = 0;
beforeAll(async () => {
  app = await createTestApp({ name: "The Daily" });
  const { db } = app.services;
  ownerStaff = await makeStaff(db, app.publication.id, "owner", { name: "Olga" });
  owner = await app.as(ownerStaff);
  admin = await app.as(await makeStaff(db, app.publication.id, "admin"));
  anybody = await app.as({ kind: "anonymous" });
});
afterAll(() => app.close());

const password = "plum orchard lantern 7";
const fresh = () => `person-${++count}@example.org`;
const mailsTo = async (email: string) =>
  (await app.services.mailer.listOutbox({ limit: 100 })).items.filter((mail) => mail.to === email);
/** Runs the jobs and takes the link out of the last mail to that address. */
const linkTo = async (email: string): Promise<string> => {
  await app.runJobs();
  const [latest] = await mailsTo(email);
  const mail = latest && (await app.services.mailer.readOutbox(latest.id));
  const token = mail?.text.match(/studio\/invitation\?token=([\w-]+)/)?.[1];
  if (!token) throw new Error(`no invitation was mailed to ${email}`);
  return token;
};

test("an invited person reads what it is about, chooses name and password, and is on the staff, signed in", async () => {
  const email = fresh();
  const made = await owner.people.invitations.create({ email, role: "editor" });
  expect(made).toMatchObject({ email, role: "editor", invitedBy: "Olga" });
  const token = await linkTo(email);
  expect(await anybody.people.invitations.preview({ token })).toEqual({
    publicationName: "The Daily",
    email,
    role: "editor",
    ownRole: null,
    hasAccount: false,
  });
  expect(await failure(anybody.people.invitations.accept({ token }))).toBe("INVALID_INPUT");
  expect(
    await failure(anybody.people.invitations.accept({ token, name: "Eve", password: "password123" })),
  ).toBe("INVALID_INPUT");
  const opened: { userId: string; sessionId: string }[] = [];
  const ctx = await app.contextFor({ kind: "anonymous" });
  const browser = app.caller({
    ...ctx,
    keepSession: async (session) => {
      opened.push(session);
    },
  });
  const answer = await browser.people.invitations.accept({ token, name: "Eve", password });
  expect(Object.keys(answer)).toEqual(["userId"]);
  const actor = await resolveActor(app.services, app.publication.id, opened[0]?.sessionId ?? "");
  expect(actor).toMatchObject({ email, name: "Eve", role: "editor" });
  expect((await owner.people.invitations.list()).map((each) => each.email)).not.toContain(email);
  expect(await failure(anybody.people.invitations.preview({ token }))).toBe("LINK_EXPIRED");
});

test("of two who accept at once one joins", async () => {
  const email = fresh();
  await owner.people.invitations.create({ email, role: "author" });
  const token = await linkTo(email);
  const accept = () => failure(anybody.people.invitations.accept({ token, name: "Twin", password }));
  const results = await Promise.all([accept(), accept(), accept()]);
  expect(results.filter((code) => code === "none")).toHaveLength(1);
  expect(results.filter((code) => code === "LINK_EXPIRED")).toHaveLength(2);
  const rows = await app.database
    .owner`select m.user_id from memberships m join users u on u.id = m.user_id where u.email = ${email}`;
  expect(rows).toHaveLength(1);
});

test("somebody with an account elsewhere joins with it, and keeps its password", async () => {
  const { db } = app.services;
  const elsewhere = await makePublication(db, { hosts: [`elsewhere-${count}.localhost`] });
  const person = await makeStaff(db, elsewhere.id, "author", { passwordHash: "theirs" });
  await owner.people.invitations.create({ email: person.email, role: "contributor" });
  const token = await linkTo(person.email);
  expect(await anybody.people.invitations.preview({ token })).toMatchObject({ hasAccount: true });
  const { userId } = await anybody.people.invitations.accept({ token, name: "Mallory", password });
  expect(userId).toBe(person.userId);
  const [row] = await app.database.owner`select name, password_hash from users where id = ${userId}`;
  expect(row).toEqual({ name: person.name, password_hash: "theirs" });
});

/** Inviting is for who has just signed in. */
async function signInAnewAt(instant: string): Promise<void> {
  app.setNow(instant);
  await app.database.owner`update sessions set created_at = ${instant}`;
}

describe("inviting", () => {
  test("is for those who manage staff, up to their own role", async () => {
    const editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
    expect(await failure(editor.people.invitations.create({ email: fresh(), role: "author" }))).toBe(
      "FORBIDDEN",
    );
    expect(await failure(editor.people.invitations.list())).toBe("FORBIDDEN");
    expect(await failure(admin.people.invitations.create({ email: fresh(), role: "owner" }))).toBe(
      "FORBIDDEN",
    );
    const email = fresh();
    const { id } = await owner.people.invitations.create({ email, role: "owner" });
    expect(await failure(admin.people.invitations.resend({ id }))).toBe("FORBIDDEN");
    expect(await failure(admin.people.invitations.revoke({ id }))).toBe("FORBIDDEN");
  });

  test("the same address twice is refused, also at the same moment", async () => {
    const email = fresh();
    const create = () => failure(owner.people.invitations.create({ email, role: "author" }));
    expect((await Promise.all([create(), create()])).sort()).toEqual(["ALREADY_EXISTS", "none"]);
    expect(await failure(owner.people.invitations.create({ email: ownerStaff.email, role: "author" }))).toBe(
      "ALREADY_EXISTS",
    );
    await app.runJobs();
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test("again makes the older link useless", async () => {
    const email = fresh();
    const { id } = await owner.people.invitations.create({ email, role: "author" });
    const first = await linkTo(email);
    app.setNow("2026-03-02T09:00:00.000Z");
    await owner.people.invitations.resend({ id });
    const second = await linkTo(email);
    expect(second).not.toBe(first);
    expect(await failure(anybody.people.invitations.preview({ token: first }))).toBe("LINK_EXPIRED");
    expect(await anybody.people.invitations.preview({ token: second })).toMatchObject({ email });
  });

  test("withdrawn or too old, a link opens nothing, and the address can be invited anew", async () => {
    const email = fresh();
    await signInAnewAt("2026-03-03T09:00:00.000Z");
    const { id } = await owner.people.invitations.create({ email, role: "author" });
    const token = await linkTo(email);
    await owner.people.invitations.revoke({ id });
    expect(await failure(anybody.people.invitations.accept({ token, name: "Late", password }))).toBe(
      "LINK_EXPIRED",
    );
    expect(await failure(owner.people.invitations.revoke({ id }))).toBe("NOT_FOUND");
    await owner.people.invitations.create({ email, role: "author" });
    const again = await linkTo(email);
    await signInAnewAt("2026-03-10T09:00:00.000Z");
    expect(await failure(anybody.people.invitations.preview({ token: again }))).toBe("LINK_EXPIRED");
    await owner.people.invitations.create({ email, role: "editor" });
    expect(await anybody.people.invitations.preview({ token: await linkTo(email) })).toMatchObject({
      role: "editor",
    });
  });

  test("one withdrawn before its mail left is not mailed", async () => {
    const email = fresh();
    const { id } = await owner.people.invitations.create({ email, role: "author" });
    await owner.people.invitations.revoke({ id });
    await app.runJobs();
    expect(await mailsTo(email)).toHaveLength(0);
  });

  test("mails to one address are limited", async () => {
    const email = fresh();
    const { id } = await owner.people.invitations.create({ email, role: "author" });
    for (let n = 0; n < 5; n++) await owner.people.invitations.resend({ id });
    expect(await failure(owner.people.invitations.resend({ id }))).toBe("RATE_LIMITED");
  });

  test("of another publication are not seen here", async () => {
    const { db } = app.services;
    const other = await makePublication(db, { hosts: [`other-${count}.localhost`] });
    const elsewhere = await app.as(
      await makeStaff(db, other.id, "owner", { signedInAt: "2026-03-10T09:00:00.000Z" }),
      other.id,
    );
    const email = fresh();
    const { id } = await elsewhere.people.invitations.create({ email, role: "author" });
    expect(await failure(owner.people.invitations.revoke({ id }))).toBe("NOT_FOUND");
    expect((await owner.people.invitations.list()).map((each) => each.id)).not.toContain(id);
    expect(await failure(anybody.people.invitations.preview({ token: await linkTo(email) }))).toBe(
      "LINK_EXPIRED",
    );
  });
});

describe("an invitation holds by what its sender may do", () => {
  const now = "2026-03-10T09:00:00.000Z";
  const admitted = (token: string) => failure(anybody.people.invitations.preview({ token }));
  const join = (token: string) =>
    failure(anybody.people.invitations.accept({ token, name: "Back", password }));
  const listed = async (email: string) =>
    (await owner.people.invitations.list()).find((each) => each.email === email)?.vouched;
  async function sender() {
    const staff = await makeStaff(app.services.db, app.publication.id, "admin", { signedInAt: now });
    return { userId: staff.userId, caller: await app.as(staff) };
  }
  async function invited(by: Caller, choice: { role: "editor" } | { roleId: string } = { role: "editor" }) {
    const email = fresh();
    const { id, vouched } = await by.people.invitations.create({ email, ...choice });
    expect(vouched).toBe(true);
    return { id, email, token: await linkTo(email) };
  }
  beforeAll(() => signInAnewAt(now));

  test("and opens nothing once they have left, until a colleague sends it again", async () => {
    const { userId, caller } = await sender();
    const { id, email, token } = await invited(caller);
    expect(await listed(email)).toBe(true);
    await owner.people.staff.remove({ userId });
    expect(await admitted(token)).toBe("LINK_EXPIRED");
    expect(await join(token)).toBe("LINK_EXPIRED");
    expect(await listed(email)).toBe(false);
    await owner.people.invitations.resend({ id });
    expect(await listed(email)).toBe(true);
    expect(await join(await linkTo(email))).toBe("none");
  });

  test("while they are suspended it waits", async () => {
    const { userId, caller } = await sender();
    const { token } = await invited(caller);
    await owner.people.staff.suspend({ userId, suspended: true });
    expect(await join(token)).toBe("LINK_EXPIRED");
    await owner.people.staff.suspend({ userId, suspended: false });
    expect(await join(token)).toBe("none");
  });

  test("a role that they may not give any more is not given", async () => {
    const { userId, caller } = await sender();
    const [above, within] = [
      await invited(caller),
      await caller.people.invitations.create({ email: fresh(), role: "contributor" }),
    ];
    await owner.people.staff.changeRole({ userId, role: "author" });
    expect([await listed(above.email), await listed(within.email)]).toEqual([false, false]);
    await owner.people.staff.setExtraPermissions({ userId, permissions: ["staff:manage"] });
    expect([await listed(above.email), await listed(within.email)]).toEqual([false, true]);
    expect(await join(above.token)).toBe("LINK_EXPIRED");
    expect(await join(await linkTo(within.email))).toBe("none");
  });

  test("nor one of the publication's own that was widened beyond them", async () => {
    const staff = await makeStaff(app.services.db, app.publication.id, "author", { signedInAt: now });
    await owner.people.staff.setExtraPermissions({ userId: staff.userId, permissions: ["staff:manage"] });
    const actor = await resolveActor(app.services, app.publication.id, staff.sessionId);
    if (!actor) throw new Error("no session");
    const caller = await app.as(actor);
    const desk = await owner.people.roles.create({ name: "Desk", permissions: ["post:read:own"] });
    const { token } = await invited(caller, { roleId: desk.id });
    expect(await admitted(token)).toBe("none");
    const { id, version, name, description } = desk;
    const permissions: Permission[] = ["post:read:own", "post:review"];
    await owner.people.roles.update({ id, version, name, description, permissions });
    expect(await join(token)).toBe("LINK_EXPIRED");
  });

  test("whoever sends a colleague's again has to have signed in just now, as for a new one", async () => {
    const { caller } = await sender();
    const { id } = await invited(caller);
    app.setNow("2026-03-10T10:00:00.000Z");
    expect(await failure(owner.people.invitations.resend({ id }))).toBe("CONFIRM_IDENTITY");
    expect(await failure(caller.people.invitations.resend({ id }))).toBe("none");
    app.setNow(now);
  });

  test("one whose sender left before its mail did is not mailed", async () => {
    const { userId, caller } = await sender();
    const email = fresh();
    await caller.people.invitations.create({ email, role: "author" });
    await owner.people.staff.remove({ userId });
    await app.runJobs();
    expect(await mailsTo(email)).toEqual([]);
  });
});
