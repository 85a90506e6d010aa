import { type Role, roles } from "@broadsheet/contract/permissions";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "./kernel/actor.ts";
import { appRouter } from "./root.router.ts";
import { failure } from "./testing/failure.ts";
import { permissionMatrix, type Row } from "./testing/permission-matrix.ts";
import { makeTarget, type Target } from "./testing/targets.ts";
import { createTestApp, type TestApp } from "./testing/test-app.ts";

let app: TestApp;
let here: { publicationId: string; owner: MadeStaff };
let foreign: { publicationId: string; owner: MadeStaff };

beforeAll(async () => {
  app = await createTestApp({ hosts: ["here.localhost"] });
  const { db } = app.services;
  const other = await makePublication(db, { hosts: ["foreign.localhost"] });
  here = { publicationId: app.publication.id, owner: await makeStaff(db, app.publication.id, "owner") };
  foreign = { publicationId: other.id, owner: await makeStaff(db, other.id, "owner") };
});
afterAll(() => app.close());

const paths = Object.keys(appRouter._def.procedures);
const denials = new Set(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"]);
/** The input of a row is wrong, or the product is: neither says anything about permissions. */
const mistakes = new Set(["INVALID_INPUT", "BAD_REQUEST", "INTERNAL", "RATE_LIMITED"]);

/** Calls a procedure through the real router. Answers "passed" for whatever was not refused for who asked. */
async function outcome(path: string, actor: Actor | MadeStaff, input: unknown): Promise<string> {
  let found: unknown = await app.as(actor);
  for (const name of path.split(".")) found = (found as Record<string, unknown>)[name];
  const code = await failure((found as (input: unknown) => Promise<unknown>)(input));
  if (mistakes.has(code)) throw new Error(`${path} was called in a wrong way: ${code}`);
  return denials.has(code) ? code : "passed";
}

const staffAs = (role: Role, place = here) => makeStaff(app.services.db, place.publicationId, role);
const expected = (allowed: readonly Role[], role: Role) => (allowed.includes(role) ? "passed" : "denied");
const seen = (code: string) => (code === "passed" ? "passed" : "denied");

test("every procedure has a row, and every row a procedure", () => {
  expect(Object.keys(permissionMatrix).sort()).toEqual([...paths].sort());
});

test.each(paths)("%s", async (path) => {
  const row = permissionMatrix[path];
  if (!row) throw new Error(`${path} has no row`);
  await strangers(path, row);
  for (const role of roles) {
    if (row.kind === "open")
      expect(await outcome(path, await staffAs(role), row.input()), role).toBe("passed");
    if (row.kind === "staff") {
      const actor = await staffAs(role);
      expect(seen(await outcome(path, actor, row.input?.(actor))), role).toBe(expected(row.roles, role));
    }
    if (row.kind === "target") await targets(path, row, role);
  }
});

/** Who is not signed in is told so, and not whether there is anything. */
async function strangers(path: string, row: Row) {
  const anonymous: Actor = { kind: "anonymous" };
  if (row.kind === "open") return expect(await outcome(path, anonymous, row.input())).toBe("passed");
  const target = row.kind === "target" && (await makeTarget(app, row.target, { ...here, whose: here.owner }));
  const input = target ? inputFor(row, target, here.owner) : row.kind === "staff" && row.input?.(here.owner);
  return expect(await outcome(path, anonymous, input || undefined)).toBe("UNAUTHENTICATED");
}

type TargetRow = Extract<Row, { kind: "target" }>;
const inputFor = (row: Row, target: Target, actor: MadeStaff) =>
  (row as TargetRow).input(target.id, actor, target.extra);

/** The same call about one's own, somebody else's, and a thing of another publication, which must look like nothing. */
async function targets(path: string, row: TargetRow, role: Role) {
  const call = async (place: typeof here, whose: "own" | "other") => {
    const actor = await staffAs(role);
    const target = await makeTarget(app, row.target, {
      ...place,
      whose: whose === "own" ? actor : await staffAs("contributor", place),
    });
    return outcome(path, actor, inputFor(row, target, actor));
  };
  expect(seen(await call(here, "own")), `${role}, own`).toBe(expected(row.own, role));
  expect(seen(await call(here, "other")), `${role}, other`).toBe(expected(row.other, role));
  // Mails that were written to files belong to the installation.
  if (row.target === "mail") return;
  const code = await call(foreign, "other");
  if (row.other.includes(role)) expect(code, `${role}, foreign`).toBe("NOT_FOUND");
  else expect(code, `${role}, foreign`).not.toBe("passed");
}
