import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { forgetExpired } from "./forget-expired.ts";
import { resolveActor } from "./resolve-actor.ts";

let app: TestApp;
let owner: MadeStaff;
beforeAll(async () => {
  app = await createTestApp();
  owner = await makeStaff(app.services.db, app.publication.id, "owner", { name: "Olga" });
});
afterAll(() => app.close());

const staff = (role: Parameters<typeof makeStaff>[2], publicationId = app.publication.id) =>
  makeStaff(app.services.db, publicationId, role);
const roleOf = async (userId: string) => {
  const [row] = await app.database
    .owner`select role, suspended_at from memberships where user_id = ${userId}`;
  return row;
};
const actorNow = (member: MadeStaff) => resolveActor(app.services, app.publication.id, member.sessionId);
const auditOf = async (userId: string) => {
  const rows = await app.database
    .owner`select action, actor_id from audit_log where subject_id = ${userId} order by id`;
  return rows.map((row) => row.action as string);
};

describe("staff", () => {
  test("is listed for editors and above, with when each was last seen", async () => {
    const editor = await staff("editor");
    const list = await (await app.as(editor)).people.staff.list();
    expect(list.find((each) => each.userId === owner.userId)).toMatchObject({
      name: "Olga",
      role: "owner",
      suspended: false,
      lastSeenAt: "2026-01-01T00:00:00.000Z",
    });
    await app.database.owner`delete from sessions where user_id = ${editor.userId}`;
    const again = await (await app.as(owner)).people.staff.list();
    expect(again.find((each) => each.userId === editor.userId)).toMatchObject({ lastSeenAt: null });
    expect(await failure((await app.as(await staff("author"))).people.staff.list())).toBe("FORBIDDEN");
  });

  test("of another publication is neither listed nor touched", async () => {
    const other = await makePublication(app.services.db, { hosts: ["other.localhost"] });
    const foreign = await staff("author", other.id);
    const here = await app.as(owner);
    expect((await here.people.staff.list()).map((each) => each.userId)).not.toContain(foreign.userId);
    expect(await failure(here.people.staff.changeRole({ userId: foreign.userId, role: "editor" }))).toBe(
      "NOT_FOUND",
    );
    expect(await failure(here.people.staff.remove({ userId: foreign.userId }))).toBe("NOT_FOUND");
    expect(await resolveActor(app.services, app.publication.id, foreign.sessionId)).toBeNull();
    expect(await resolveActor(app.services, other.id, foreign.sessionId)).toMatchObject({ role: "author" });
  });

  test("gets another role, which counts at the next request and is on record", async () => {
    const writer = await staff("author");
    await (await app.as(owner)).people.staff.changeRole({ userId: writer.userId, role: "editor" });
    expect(await actorNow(writer)).toMatchObject({ role: "editor" });
    expect(await auditOf(writer.userId)).toContain("staff.role_changed");
  });

  test("who is suspended is out at the next request, and back when reinstated", async () => {
    const writer = await staff("author");
    const as = await app.as(owner);
    await as.people.staff.suspend({ userId: writer.userId, suspended: true });
    expect(await actorNow(writer)).toBeNull();
    await as.people.staff.suspend({ userId: writer.userId, suspended: false });
    expect(await actorNow(writer)).toMatchObject({ userId: writer.userId });
    expect(await auditOf(writer.userId)).toEqual(["staff.suspended", "staff.reinstated"]);
  });

  test("who is removed is out, and their byline stays", async () => {
    const writer = await staff("author");
    await (await app.as(await staff("admin"))).people.staff.remove({ userId: writer.userId });
    expect(await actorNow(writer)).toBeNull();
    const [byline] = await app.database.owner`select name from authors where id = ${writer.authorId}`;
    expect(byline?.name).toBe(writer.name);
  });

  test("may leave, but not remove others without the right to", async () => {
    const writer = await staff("author");
    const as = await app.as(writer);
    expect(await failure(as.people.staff.remove({ userId: owner.userId }))).toBe("FORBIDDEN");
    await as.people.staff.remove({ userId: writer.userId });
    expect(await roleOf(writer.userId)).toBeUndefined();
  });
});

describe("ownership", () => {
  test("is handed over; the former owner becomes an administrator", async () => {
    const { db } = app.services;
    const publication = await makePublication(db, { hosts: ["transfer.localhost"] });
    const first = await makeStaff(db, publication.id, "owner");
    const second = await makeStaff(db, publication.id, "editor");
    const as = await app.as(first, publication.id);
    await as.people.staff.transferOwnership({ userId: second.userId });
    expect(await roleOf(first.userId)).toMatchObject({ role: "admin" });
    expect(await roleOf(second.userId)).toMatchObject({ role: "owner" });
    expect(await failure(as.people.staff.transferOwnership({ userId: first.userId }))).toBe("FORBIDDEN");
  });

  test("cannot be lost: two owners who demote, remove or leave at the same moment leave one", async () => {
    const { db } = app.services;
    for (const race of ["demote", "remove", "leave"] as const) {
      const publication = await makePublication(db, { hosts: [`${race}.localhost`] });
      const one = await makeStaff(db, publication.id, "owner");
      const two = await makeStaff(db, publication.id, "owner");
      const move = async (who: MadeStaff, whom: MadeStaff) => {
        const { people } = await app.as(who, publication.id);
        return race === "demote"
          ? people.staff.changeRole({ userId: whom.userId, role: "author" })
          : people.staff.remove({ userId: (race === "leave" ? who : whom).userId });
      };
      const results = await Promise.all([failure(move(one, two)), failure(move(two, one))]);
      expect(results.filter((code) => code === "none")).toHaveLength(1);
      const owners = await app.database
        .owner`select user_id from memberships where publication_id = ${publication.id} and role = 'owner'`;
      expect(owners).toHaveLength(1);
    }
  });
});

describe("a session", () => {
  test("notes a sign of life at most once a minute", async () => {
    const writer = await staff("author");
    const seen = async () => {
      const [row] = await app.database
        .owner`select last_seen_at from sessions where id = ${writer.sessionId}`;
      return (row as { last_seen_at: Date }).last_seen_at.toISOString();
    };
    app.setNow("2026-03-01T10:00:00.000Z");
    await actorNow(writer);
    expect(await seen()).toBe("2026-03-01T10:00:00.000Z");
    app.setNow("2026-03-01T10:00:59.000Z");
    await actorNow(writer);
    expect(await seen()).toBe("2026-03-01T10:00:00.000Z");
    app.setNow("2026-03-01T10:01:01.000Z");
    await actorNow(writer);
    expect(await seen()).toBe("2026-03-01T10:01:01.000Z");
  });

  test("that has expired opens nothing", async () => {
    const writer = await staff("author");
    await app.database
      .owner`update sessions set expires_at = '2026-03-01T11:00:00Z' where id = ${writer.sessionId}`;
    app.setNow("2026-03-01T10:59:59.000Z");
    expect(await actorNow(writer)).not.toBeNull();
    app.setNow("2026-03-01T11:00:00.000Z");
    expect(await actorNow(writer)).toBeNull();
  });
});

test("what expired or ended long ago is forgotten once a day; what counts stays", async () => {
  app.setNow("2026-06-01T00:00:00.000Z");
  const { owner: sql } = app.database;
  const [open, old, recent] = [await staff("author"), await staff("author"), await staff("author")];
  await sql`update sessions set revoked_at = '2026-03-02T00:00:00Z' where id = ${old.sessionId}`;
  await sql`update sessions set revoked_at = '2026-05-31T00:00:00Z' where id = ${recent.sessionId}`;
  await sql`insert into one_time_tokens (token_hash, purpose, created_at, expires_at) values
    ('gone', 'sign_in', '2026-05-01', '2026-05-31'), ('good', 'sign_in', '2026-05-31', '2026-06-02')`;
  await forgetExpired(app.services);
  const kept = (await sql`select id from sessions`).map((row) => row.id);
  expect(kept).toEqual(expect.arrayContaining([open.sessionId, recent.sessionId]));
  expect(kept).not.toContain(old.sessionId);
  expect((await sql`select token_hash from one_time_tokens`).map((row) => row.token_hash)).toEqual(["good"]);
});
