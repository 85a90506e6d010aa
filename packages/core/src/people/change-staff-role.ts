import { AppError } from "@broadsheet/contract/errors";
import type { CreateStaffRoleInput, StaffRole, UpdateStaffRoleInput } from "@broadsheet/contract/staff-roles";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { forgetTokens } from "../tokens/resolve-token.ts";
import { requireFresh } from "./require-fresh.ts";
import { checkRoleMaking, managerOf } from "./staff.policy.ts";
import { lockStaff } from "./staff.writes.ts";
import { findStaffRole, listStaffRoles } from "./staff-role.reads.ts";
import {
  deleteStaffRoleRow,
  insertStaffRole,
  lockStaffRole,
  updateStaffRoleRow,
} from "./staff-role.writes.ts";

const mostRoles = 50;
const nameTaken = () =>
  new AppError("ALREADY_EXISTS", "Another role has this name", {
    issues: [{ path: "name", message: "Another role has this name" }],
  });

async function made(tx: Tx, publicationId: string, id: string): Promise<StaffRole> {
  const role = await findStaffRole(tx, publicationId, id);
  if (!role) throw new AppError("INTERNAL");
  return role;
}

/** Makes a role of the publication's own. FORBIDDEN for a permission its maker lacks, ALREADY_EXISTS for a name that is taken. */
export function createStaffRole(ctx: ActorContext, input: CreateStaffRoleInput): Promise<StaffRole> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    checkRoleMaking(managerOf(ctx.actor, await lockStaff(tx, publicationId)), input.permissions);
    await requireFresh(tx, ctx);
    const roles = await listStaffRoles(tx, publicationId);
    if (roles.length >= mostRoles)
      throw new AppError("NOT_READY", `A publication can have ${mostRoles} roles of its own`);
    const [id, now] = [newId(), nowOf(ctx)];
    const stored = await insertStaffRole(tx, { publicationId, id, ...input, createdAt: now, updatedAt: now });
    if (!stored) throw nameTaken();
    const data = { name: input.name, permissions: input.permissions };
    await audit(tx, ctx, { action: "role.created", subjectType: "role", subjectId: id, data });
    return made(tx, publicationId, id);
  });
}

/** Changes a role for everybody who has it, from their next request on. CONFLICT when it was changed since it was read. */
export async function updateStaffRole(ctx: ActorContext, input: UpdateStaffRoleInput): Promise<StaffRole> {
  const publicationId = ctx.publication.id;
  const updated = await transact(ctx, async (tx) => {
    const manager = managerOf(ctx.actor, await lockStaff(tx, publicationId));
    const role = await lockStaffRole(tx, publicationId, input.id);
    if (!role) throw new AppError("NOT_FOUND");
    checkRoleMaking(manager, role.permissions, input.permissions);
    await requireFresh(tx, ctx);
    if (role.version !== input.version)
      throw new AppError("CONFLICT", undefined, { currentVersion: role.version });
    const taken = (await listStaffRoles(tx, publicationId)).some(
      (other) => other.id !== role.id && other.name === input.name,
    );
    if (taken) throw nameTaken();
    const { id, name, description, permissions } = input;
    const change = { name, description, permissions, version: role.version + 1, updatedAt: nowOf(ctx) };
    await updateStaffRoleRow(tx, publicationId, id, change);
    const added = permissions.filter((each) => !role.permissions.includes(each));
    const removed = role.permissions.filter((each) => !permissions.some((kept) => kept === each));
    const data = { name, ...(name === role.name ? {} : { from: role.name }), added, removed };
    await audit(tx, ctx, { action: "role.updated", subjectType: "role", subjectId: id, data });
    return made(tx, publicationId, id);
  });
  await forgetTokens(ctx, publicationId);
  return updated;
}

/** Deletes a role that nobody has and no open invitation offers; NOT_READY otherwise, with how many stand in the way. */
export function deleteStaffRole(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const manager = managerOf(ctx.actor, await lockStaff(tx, publicationId));
    const role = await lockStaffRole(tx, publicationId, id);
    if (!role) throw new AppError("NOT_FOUND");
    checkRoleMaking(manager, role.permissions);
    await requireFresh(tx, ctx);
    const { people, invitations } = await made(tx, publicationId, id);
    if (people + invitations > 0)
      throw new AppError(
        "NOT_READY",
        `Give the ${people} people and ${invitations} open invitations with this role another one first`,
      );
    await deleteStaffRoleRow(tx, publicationId, id);
    await audit(tx, ctx, {
      action: "role.deleted",
      subjectType: "role",
      subjectId: id,
      data: { name: role.name },
    });
  });
}
