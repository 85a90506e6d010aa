import { nothing } from "@broadsheet/contract/primitives";
import {
  createStaffRoleInput,
  deleteStaffRoleInput,
  listStaffRolesOutput,
  staffRole,
  updateStaffRoleInput,
} from "@broadsheet/contract/staff-roles";
import { look } from "../kernel/context.ts";
import { permit, router } from "../kernel/trpc.ts";
import { createStaffRole, deleteStaffRole, updateStaffRole } from "./change-staff-role.ts";
import { listStaffRoles } from "./staff-role.reads.ts";

/** Roles that the publication made itself. */
export const staffRoleRouter = router({
  list: permit("staff:read")
    .output(listStaffRolesOutput)
    .query(({ ctx }) => look(ctx, (tx) => listStaffRoles(tx, ctx.publication.id))),
  create: permit("staff:manage")
    .input(createStaffRoleInput)
    .output(staffRole)
    .mutation(({ ctx, input }) => createStaffRole(ctx, input)),
  update: permit("staff:manage")
    .input(updateStaffRoleInput)
    .output(staffRole)
    .mutation(({ ctx, input }) => updateStaffRole(ctx, input)),
  delete: permit("staff:manage")
    .input(deleteStaffRoleInput)
    .output(nothing)
    .mutation(({ ctx, input }) => deleteStaffRole(ctx, input)),
});
