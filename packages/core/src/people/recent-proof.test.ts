import { hashPassword } from "@broadsheet/auth/password";
import { factoryTime, type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../kernel/actor.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

const password = "four grey herons waiting";
let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await createTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

let n = 0;
const longAgo = (role: MadeStaff["role"]) =>
  makeStaff(app.services.db, app.publication.id, role, { passwordHash, signedInAt: factoryTime });

/** The steps that make somebody mightier, and what each needs to be there. */
const steps: Record<string, (api: Caller, whom: MadeStaff, roleId: string) => Promise<unknown>> = {
  "giving a role": (api, { userId }) => api.people.staff.changeRole({ userId, role: "editor" }),
  "granting a permission": (api, { userId }) =>
    api.people.staff.setExtraPermissions({ userId, permissions: ["tag:manage"] }),
  "making a role": (api) => api.people.roles.create({ name: `Role ${++n}`, permissions: [] }),
  "changing a role": (api, _, id) =>
    api.people.roles.update({ id, version: 1, name: `Role ${++n}`, description: "", permissions: [] }),
  "deleting a role": (api, _, id) => api.people.roles.delete({ id }),
  "inviting somebody": (api) =>
    api.people.invitations.create({ email: `new-${++n}@example.org`, role: "author" }),
  "making a token": (api) => api.tokens.create({ name: "Build", scopes: ["posts:read"], expiresInDays: 1 }),
  "handing the publication over": (api, { userId }) => api.people.staff.transferOwnership({ userId }),
};

test.each(Object.entries(steps))("%s wants a recent proof of who one is", async (_, take) => {
  const [owner, editor, whom] = [await longAgo("owner"), await longAgo("editor"), await longAgo("author")];
  const api = await app.as(owner);
  const operator: Actor = { kind: "system", name: "broadsheet" };
  const { id } = await (await app.as(operator)).people.roles.create({ name: `Role ${++n}`, permissions: [] });
  const staffBefore = await api.people.staff.list();

  expect(await failure(take(api, whom, id))).toBe("CONFIRM_IDENTITY");
  expect(await api.people.staff.list()).toEqual(staffBefore);
  // Who may not is told so, and proves nothing first.
  expect(await failure(take(await app.as(editor), whom, id))).toBe("FORBIDDEN");
  await api.people.signIn.confirm({ password });
  expect(await failure(take(api, whom, id))).toBe("none");
});
