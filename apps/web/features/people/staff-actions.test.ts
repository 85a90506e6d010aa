import type { StaffMember } from "@broadsheet/contract/people";
import { permissionsOf, type Role } from "@broadsheet/contract/permissions";
import { expect, test } from "vitest";
import { staffActions } from "./staff-actions.ts";

const member = (userId: string, role: Role, suspended = false): StaffMember => ({
  userId,
  authorId: userId,
  name: userId,
  email: `${userId}@example.org`,
  role,
  ownRole: null,
  extraPermissions: [],
  permissions: [...permissionsOf[role]],
  secondFactor: false,
  suspended,
  joinedAt: "2026-01-01T00:00:00.000Z",
  lastSeenAt: null,
});
const owner = member("owner", "owner");
const admin = member("admin", "admin");
const editor = member("editor", "editor");
const gone = member("gone", "author", true);
const staff = [owner, admin, editor, gone];

test.each([
  ["the only owner with themselves", owner, owner, []],
  ["an owner with an admin", owner, admin, ["role", "permissions", "transfer", "suspend", "remove"]],
  ["an owner with somebody suspended", owner, gone, ["role", "permissions", "reinstate", "remove"]],
  ["an admin with the owner", admin, owner, []],
  ["an admin with themselves", admin, admin, ["role", "permissions", "leave"]],
  ["an editor with themselves", editor, editor, ["leave"]],
  ["an editor with an author", editor, gone, []],
])("%s", (_who, me, other, expected) => {
  expect(staffActions({ userId: me.userId, role: me.role }, other, staff)).toEqual(expected);
});

test("with a second owner, one may step down or leave", () => {
  expect(
    staffActions({ userId: "owner", role: "owner" }, owner, [...staff, member("second", "owner")]),
  ).toEqual(["role", "leave"]);
});
