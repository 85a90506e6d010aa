import {
  acceptInvitationInput,
  invitation,
  invitationPreview,
  invitationRefInput,
  listInvitationsOutput,
  readInvitationInput,
  signedInOutput,
} from "@broadsheet/contract/people";
import { nothing } from "@broadsheet/contract/primitives";
import { inviteInput } from "@broadsheet/contract/staff-roles";
import { look } from "../kernel/context.ts";
import { permit, publicProcedure, router } from "../kernel/trpc.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { listInvitations } from "./invitation.reads.ts";
import { invite } from "./invite.ts";
import { previewInvitation } from "./preview-invitation.ts";
import { resendInvitation } from "./resend-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

/** Invitations to the staff: for those who send them, and for those who hold a link. */
export const invitationRouter = router({
  list: permit("staff:manage")
    .output(listInvitationsOutput)
    .query(({ ctx }) => look(ctx, (tx) => listInvitations(tx, ctx.publication.id))),
  create: permit("staff:manage")
    .input(inviteInput)
    .output(invitation)
    .mutation(({ ctx, input }) => invite(ctx, input)),
  resend: permit("staff:manage")
    .input(invitationRefInput)
    .output(nothing)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  revoke: permit("staff:manage")
    .input(invitationRefInput)
    .output(nothing)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  preview: publicProcedure
    .input(readInvitationInput)
    .output(invitationPreview)
    .query(({ ctx, input }) => previewInvitation(ctx, input)),
  accept: publicProcedure
    .input(acceptInvitationInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const opened = await acceptInvitation(ctx, input);
      await ctx.keepSession?.(opened);
      return opened;
    }),
});
