import {
  grantablePermissions,
  type Permission,
  permissions,
  permissionsOf,
} from "@broadsheet/contract/permissions";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { can } from "../kernel/actor.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { resolveToken } from "../tokens/resolve-token.ts";
import { invitationSecret } from "./invitation-secret.ts";
import { resolveActor } from "./resolve-actor.ts";

let app: TestApp;
let owner: Caller;
let admin: Caller;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.as(await staff("owner"));
  admin = await app.as(await staff("admin"));
});
afterAll(() => app.close());

const staff = (role: MadeStaff["role"]) => makeStaff(app.services.db, app.publication.id, role);
const now = async ({ sessionId }: MadeStaff) => {
  const actor = await resolveActor(app.services, app.publication.id, sessionId);
  if (!actor) throw new Error("Not signed in");
  return actor;
};
const held = async (member: MadeStaff) => {
  const actor = await now(member);
  return permissions.filter((each) => can(actor, each));
};
let n = 0;
const make = (set: readonly Permission[], by = owner) =>
  by.people.roles.create({ name: `Role ${++n}`, permissions: [...set] });

describe("a role of a publication's own", () => {
  test("may do exactly what its set says, whatever the set, and its extras on top", async () => {
    const member = await staff("author");
    const set = fc.subarray([...grantablePermissions]);
    await fc.assert(
      fc.asyncProperty(set, set, async (given, extra) => {
        const role = await make(given);
        await owner.people.staff.changeRole({ userId: member.userId, roleId: role.id });
        expect(await held(member)).toEqual(permissions.filter((each) => given.includes(each)));
        await owner.people.staff.setExtraPermissions({ userId: member.userId, permissions: extra });
        const both = new Set([...given, ...extra]);
        expect(await held(member)).toEqual(permissions.filter((each) => both.has(each)));
        await owner.people.staff.setExtraPermissions({ userId: member.userId, permissions: [] });
        await owner.people.staff.changeRole({ userId: member.userId, role: "author" });
        await owner.people.roles.delete({ id: role.id });
        expect(await held(member)).toEqual(permissions.filter((each) => permissionsOf.author.has(each)));
      }),
      { numRuns: 12 },
    );
  });

  test("opens the doors of the router that its set names, and no others", async () => {
    const member = await staff("contributor");
    const doors: Partial<Record<Permission, (api: Caller) => Promise<unknown>>> = {
      "tag:read": (api) => api.tags.list({}),
      "tag:create": (api) => api.tags.create({ name: `Tag ${++n}` }),
      "media:read": (api) => api.media.list({}),
      "author:read": (api) => api.authors.list({}),
      "author:manage": (api) => api.authors.create({ name: `Author ${++n}` }),
      "staff:read": (api) => api.people.staff.list(),
      "staff:manage": (api) => api.people.invitations.list(),
      "redirect:manage": (api) => api.redirects.list({}),
      "token:manage": (api) => api.tokens.list(),
      "audit:read": (api) => api.audit.list({}),
      "post:create": (api) => api.posts.create({ kind: "post", title: "New" }),
      "publication:read": (api) => api.publication.get(),
    };
    const named = Object.keys(doors) as Permission[];
    await fc.assert(
      fc.asyncProperty(fc.subarray(named), async (given) => {
        // Whoever begins a post is shown it.
        const role = await make([...given, "post:read:own"]);
        await owner.people.staff.changeRole({ userId: member.userId, roleId: role.id });
        const api = await app.as(await now(member));
        for (const each of named) {
          const got = await failure(doors[each]?.(api) ?? Promise.reject(new Error(each)));
          expect(got, each).toBe(given.includes(each) ? "none" : "FORBIDDEN");
        }
        await owner.people.staff.changeRole({ userId: member.userId, role: "author" });
        await owner.people.roles.delete({ id: role.id });
      }),
      { numRuns: 6 },
    );
  });

  test("changes for all who have it at their next request; a stale change is refused", async () => {
    const member = await staff("author");
    const role = await make(["post:create"]);
    await owner.people.staff.changeRole({ userId: member.userId, roleId: role.id });
    const change = { id: role.id, name: role.name, description: "", permissions: ["tag:read" as const] };
    await owner.people.roles.update({ ...change, version: 1 });
    expect(await held(member)).toEqual(["tag:read"]);
    expect(await failure(owner.people.roles.update({ ...change, version: 1 }))).toBe("CONFLICT");
  });

  test("is not deleted while somebody has it or is invited to it", async () => {
    const member = await staff("author");
    const role = await make(["post:create"]);
    await owner.people.staff.changeRole({ userId: member.userId, roleId: role.id });
    const sent = await owner.people.invitations.create({ email: `i${++n}@example.org`, roleId: role.id });
    expect(sent.ownRole?.name).toBe(role.name);
    expect(await failure(owner.people.roles.delete({ id: role.id }))).toBe("NOT_READY");
    await owner.people.staff.changeRole({ userId: member.userId, role: "author" });
    expect(await failure(owner.people.roles.delete({ id: role.id }))).toBe("NOT_READY");
    await owner.people.invitations.revoke({ id: sent.id });
    expect(await failure(owner.people.roles.delete({ id: role.id }))).toBe("none");
  });

  test("comes with an invitation", async () => {
    const role = await make(["post:create", "media:read"]);
    const email = `invited-${++n}@example.org`;
    const { id, expiresAt } = await owner.people.invitations.create({ email, roleId: role.id });
    const token = invitationSecret(app.services.config.secret, { id, expiresAt });
    const anybody = await app.as({ kind: "anonymous" });
    expect(await anybody.people.invitations.preview({ token })).toMatchObject({
      ownRole: { name: role.name },
    });
    const name = "Mei";
    const { userId } = await anybody.people.invitations.accept({
      token,
      name,
      password: "four grey herons waiting",
    });
    const list = await owner.people.staff.list();
    expect(list.find((each) => each.userId === userId)).toMatchObject({
      ownRole: { id: role.id },
      permissions: ["post:create", "media:read"],
    });
  });

  test("has a name of its own", async () => {
    const { name } = await make([]);
    expect(await failure(owner.people.roles.create({ name, permissions: [] }))).toBe("ALREADY_EXISTS");
    const other = await make([]);
    const renamed = { id: other.id, version: 1, name, description: "", permissions: [] };
    expect(await failure(owner.people.roles.update(renamed))).toBe("ALREADY_EXISTS");
  });
});

describe("nobody gives more than they have", () => {
  /** Manages people, and little else. */
  async function clerk() {
    const member = await staff("author");
    const role = await make(["staff:read", "staff:manage", "tag:read"]);
    await owner.people.staff.changeRole({ userId: member.userId, roleId: role.id });
    return { member, role, api: await app.as(await now(member)) };
  }

  test("by making, changing, deleting or giving roles", async () => {
    const { api, role, member } = await clerk();
    expect(await failure(api.people.roles.create({ name: "More", permissions: ["tag:manage"] }))).toBe(
      "FORBIDDEN",
    );
    const more = { id: role.id, version: 1, name: role.name, description: "" };
    const raised = [...role.permissions, "tag:manage" as const];
    expect(await failure(api.people.roles.update({ ...more, permissions: raised }))).toBe("FORBIDDEN");
    const strong = await make(["token:manage"]);
    const weakened = { id: strong.id, version: 1, name: strong.name, description: "", permissions: [] };
    expect(await failure(api.people.roles.update(weakened))).toBe("FORBIDDEN");
    expect(await failure(api.people.roles.delete({ id: strong.id }))).toBe("FORBIDDEN");
    for (const choice of [
      { roleId: strong.id },
      { role: "contributor" as const },
      { role: "owner" as const },
    ]) {
      expect(await failure(api.people.staff.changeRole({ userId: member.userId, ...choice }))).toBe(
        "FORBIDDEN",
      );
      const email = `x${++n}@example.org`;
      expect(await failure(api.people.invitations.create({ email, ...choice }))).toBe("FORBIDDEN");
    }
    expect(await failure(make(["tag:read"], api))).toBe("none");
  });

  test("by granting one person more, or touching people who may do more", async () => {
    const { api, member } = await clerk();
    const grant = (userId: string, ...set: Permission[]) =>
      failure(api.people.staff.setExtraPermissions({ userId, permissions: set }));
    expect(await grant(member.userId, "token:manage")).toBe("FORBIDDEN");
    const writer = await staff("author");
    expect(await grant(writer.userId, "tag:read")).toBe("FORBIDDEN");
    expect(await failure(api.people.staff.suspend({ userId: writer.userId, suspended: true }))).toBe(
      "FORBIDDEN",
    );
    expect(await failure(api.people.staff.remove({ userId: writer.userId }))).toBe("FORBIDDEN");
  });

  test("and what only owners may do is not given at all", async () => {
    const member = await staff("author");
    for (const each of ["publication:transfer", "outbox:read"] as const) {
      expect(await failure(make([each]))).toBe("INVALID_INPUT");
      const input = { userId: member.userId, permissions: [each] };
      expect(await failure(owner.people.staff.setExtraPermissions(input))).toBe("INVALID_INPUT");
    }
    // Whoever writes it into the database by other ways gains nothing.
    await app.database
      .owner`update memberships set extra_permissions = '{outbox:read,no:such}' where user_id = ${member.userId}`;
    expect(await held(member)).toEqual(permissions.filter((each) => permissionsOf.author.has(each)));
  });

  test("an owner's set is complete and not to be changed", async () => {
    const second = await staff("owner");
    const input = { userId: second.userId, permissions: ["tag:read" as const] };
    expect(await failure(owner.people.staff.setExtraPermissions(input))).toBe("CONFLICT");
    expect(await failure(admin.people.staff.setExtraPermissions(input))).toBe("FORBIDDEN");
    expect(await held(second)).toEqual([...permissions]);
  });
});

test("a token does no more than its maker's own role and grants allow by now", async () => {
  const maker = await staff("author");
  const grant = (set: Permission[]) =>
    owner.people.staff.setExtraPermissions({ userId: maker.userId, permissions: set });
  await grant(["token:manage", "tag:manage"]);
  const api = await app.as(await now(maker));
  const token = { name: "t", scopes: ["tags:write" as const], expiresInDays: null };
  const { secret } = await api.tokens.create(token);
  const scopes = async () => (await resolveToken(app.services, app.publication.id, secret))?.scopes;
  expect(await scopes()).toEqual(["tags:write"]);
  await grant([]);
  expect(await scopes()).toEqual([]);
});
