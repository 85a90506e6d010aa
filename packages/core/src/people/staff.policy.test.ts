import { AppError } from "@broadsheet/contract/errors";
import { outranks, type Role, roleAllows, roles } from "@broadsheet/contract/permissions";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkGrant,
  checkRemoval,
  checkRoleChange,
  checkSuspension,
  checkTransfer,
  managerOf,
  memberOf,
  type StaffRow,
} from "./staff.policy.ts";

const codeOf = (check: () => void): string => {
  try {
    check();
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const role = fc.constantFrom(...roles);
const staffOf = (members: [Role, boolean][]): StaffRow[] =>
  members.map(([each, suspended], index) => ({ userId: `u${index}`, role: each, suspended }));
/** A staff that can exist: at least one owner who is not suspended. */
const staff = fc
  .array(fc.tuple(role, fc.boolean()), { maxLength: 5 })
  .map((rest) => staffOf([["owner", false], ...rest]));
const activeOwners = (rows: readonly StaffRow[]) =>
  rows.filter((row) => row.role === "owner" && !row.suspended).length;
const scene = staff.chain((rows) => {
  const index = fc.nat(rows.length - 1);
  return fc.record({ rows: fc.constant(rows), actor: index, member: index, to: role, flag: fc.boolean() });
});

function act({ rows, actor, member }: { rows: StaffRow[]; actor: number; member: number }) {
  const own = rows[actor] as StaffRow;
  const manager = { userId: own.userId, role: own.role };
  return { manager, target: rows[member] as StaffRow };
}

describe("whatever somebody is allowed to do", () => {
  test("an owner who can act remains", () => {
    fc.assert(
      fc.property(scene, ({ rows, actor, member, to, flag }) => {
        const { manager, target } = act({ rows, actor, member });
        if (codeOf(() => checkRoleChange(manager, rows, target, { role: to })) === "ok")
          expect(activeOwners(rows.map((r) => (r === target ? { ...r, role: to } : r)))).toBeGreaterThan(0);
        if (codeOf(() => checkSuspension(manager, rows, target, flag)) === "ok")
          expect(
            activeOwners(rows.map((r) => (r === target ? { ...r, suspended: flag } : r))),
          ).toBeGreaterThan(0);
        if (codeOf(() => checkRemoval(manager, rows, target)) === "ok")
          expect(activeOwners(rows.filter((r) => r !== target))).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  test("nobody acts on a person above them, or gives a role above their own", () => {
    fc.assert(
      fc.property(scene, ({ rows, actor, member, to, flag }) => {
        const { manager, target } = act({ rows, actor, member });
        const changes = codeOf(() => checkRoleChange(manager, rows, target, { role: to }));
        const suspends = codeOf(() => checkSuspension(manager, rows, target, flag));
        const removes = codeOf(() => checkRemoval(manager, rows, target));
        if (outranks(target.role, manager.role))
          expect([changes, suspends, removes]).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
        if (outranks(to, manager.role)) expect(changes).toBe("FORBIDDEN");
        if (!roleAllows(manager.role, "staff:manage")) {
          expect([changes, suspends]).toEqual(["FORBIDDEN", "FORBIDDEN"]);
          if (manager.userId !== target.userId) expect(removes).toBe("FORBIDDEN");
        }
      }),
      { numRuns: 3000 },
    );
  });
});

const owner: StaffRow = { userId: "o", role: "owner", suspended: false };
const admin: StaffRow = { userId: "a", role: "admin", suspended: false };
const writer: StaffRow = { userId: "w", role: "author", suspended: false };

describe("in particular", () => {
  test("administrators run the staff below owners", () => {
    const all = [owner, admin, writer];
    expect(codeOf(() => checkRoleChange(admin, all, writer, { role: "editor" }))).toBe("ok");
    expect(codeOf(() => checkRoleChange(admin, all, writer, { role: "owner" }))).toBe("FORBIDDEN");
    expect(codeOf(() => checkRoleChange(admin, all, owner, { role: "author" }))).toBe("FORBIDDEN");
    expect(codeOf(() => checkGrant(admin, { role: "admin" }))).toBe("ok");
    expect(codeOf(() => checkGrant(writer, { role: "contributor" }))).toBe("FORBIDDEN");
  });

  test("the last owner neither steps down nor leaves, and nobody suspends themselves", () => {
    const all = [owner, admin, { ...owner, userId: "o2", suspended: true }];
    expect(codeOf(() => checkRoleChange(owner, all, owner, { role: "admin" }))).toBe("LAST_OWNER");
    expect(codeOf(() => checkRemoval(owner, all, owner))).toBe("LAST_OWNER");
    expect(codeOf(() => checkSuspension(admin, all, admin, true))).toBe("FORBIDDEN");
    expect(codeOf(() => checkRemoval(writer, [...all, writer], writer))).toBe("ok");
  });

  test("ownership goes from an owner to another active member", () => {
    expect(codeOf(() => checkTransfer(owner, writer))).toBe("ok");
    expect(codeOf(() => checkTransfer(admin, writer))).toBe("FORBIDDEN");
    expect(codeOf(() => checkTransfer(owner, owner))).toBe("CONFLICT");
    expect(codeOf(() => checkTransfer(owner, { ...writer, suspended: true }))).toBe("CONFLICT");
  });

  test("an actor counts as what they are by now, not as what they were when the request began", () => {
    const actor = {
      kind: "user",
      userId: "a",
      role: "owner",
      authorId: "",
      name: "",
      email: "",
      sessionId: "",
    } as const;
    expect(managerOf(actor, [owner, admin])).toEqual({ userId: "a", role: "admin" });
    expect(codeOf(() => managerOf(actor, [owner]))).toBe("FORBIDDEN");
    expect(codeOf(() => managerOf(actor, [{ ...admin, suspended: true }]))).toBe("FORBIDDEN");
    expect(managerOf({ kind: "system", name: "cli" }, [])).toEqual({ userId: null, role: "owner" });
    expect(codeOf(() => memberOf([owner], "nobody"))).toBe("NOT_FOUND");
  });
});
