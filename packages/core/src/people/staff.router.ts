import {
  listStaffOutput,
  removeStaffInput,
  suspendStaffInput,
  transferOwnershipInput,
} from "@broadsheet/contract/people";
import { nothing } from "@broadsheet/contract/primitives";
import { changeRoleInput, setExtraPermissionsInput } from "@broadsheet/contract/staff-roles";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { changeRole } from "./change-role.ts";
import { removeStaff } from "./remove-staff.ts";
import { setExtraPermissions } from "./set-extra-permissions.ts";
import { listStaff } from "./staff.reads.ts";
import { suspendStaff } from "./suspend-staff.ts";
import { transferOwnership } from "./transfer-ownership.ts";

/** Who works for the publication. */
export const staffRouter = router({
  list: permit("staff:read")
    .output(listStaffOutput)
    .query(({ ctx }) => look(ctx, (tx) => listStaff(tx, ctx.publication.id))),
  changeRole: permit("staff:manage")
    .input(changeRoleInput)
    .output(nothing)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),
  setExtraPermissions: permit("staff:manage")
    .input(setExtraPermissionsInput)
    .output(nothing)
    .mutation(({ ctx, input }) => setExtraPermissions(ctx, input)),
  suspend: permit("staff:manage")
    .input(suspendStaffInput)
    .output(nothing)
    .mutation(({ ctx, input }) => suspendStaff(ctx, input)),
  /** Everybody may remove themselves; the policy decides about others. */
  remove: staffProcedure
    .input(removeStaffInput)
    .output(nothing)
    .mutation(({ ctx, input }) => removeStaff(ctx, input)),
  transferOwnership: permit("publication:transfer")
    .input(transferOwnershipInput)
    .output(nothing)
    .mutation(({ ctx, input }) => transferOwnership(ctx, input)),
});
