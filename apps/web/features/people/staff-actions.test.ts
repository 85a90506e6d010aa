import type { StaffMember } from "@broadsheet/contract/people";
import type { Role } from "@broadsheet/contract/permissions";
import { expect, test } from "vitest";
import { staffActions } from "./staff-actions.ts";

const member = (userId: string, role: Role, suspended = false): StaffMember => ({
  userId,
  authorId: userId,
  name: userId,
  email: `${userId}@example.org`,
  role,
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
  ["an owner with an admin", owner, admin, ["role", "transfer", "suspend", "remove"]],
  ["an owner with somebody suspended", owner, gone, ["role", "reinstate", "remove"]],
  ["an admin with the owner", admin, owner, []],
  ["an admin with themselves", admin, admin, ["role", "leave"]],
  ["an editor with themselves", editor, editor, ["leave"]],
  ["an editor with an author", editor, gone, []],
])("%s", (_who, me, other, expected) => {
  expect(staffActions(me, other, staff)).toEqual(expected);
});

test("with a second owner, one may step down or leave", () => {
  expect(staffActions(owner, owner, [...staff, member("second", "owner")])).toEqual(["role", "leave"]);
});
