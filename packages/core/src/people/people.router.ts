import {
  me,
  requestSignInLinkInput,
  requestSignInLinkOutput,
  setPasswordInput,
  updateMeInput,
} from "@broadsheet/contract/people";
import { nothing } from "@broadsheet/contract/primitives";
import { look } from "../kernel/context.ts";
import { personProcedure, publicProcedure, router } from "../kernel/trpc.ts";
import { invitationRouter } from "./invitation.router.ts";
import { requestSignInLink } from "./request-sign-in-link.ts";
import { readMe } from "./session.reads.ts";
import { sessionRouter } from "./session.router.ts";
import { setPassword } from "./set-password.ts";
import { signInMethodsRouter } from "./sign-in-methods.router.ts";
import { staffRouter } from "./staff.router.ts";
import { staffRoleRouter } from "./staff-role.router.ts";
import { updateMe } from "./update-me.ts";

/** People: oneself, the staff, invitations, sessions. Signing in by password, link or provider goes through next-auth. */
export const peopleRouter = router({
  me: personProcedure
    .output(me)
    .query(({ ctx }) => look(ctx, (tx) => readMe(tx, ctx.publication.id, ctx.actor))),
  updateMe: personProcedure
    .input(updateMeInput)
    .output(nothing)
    .mutation(({ ctx, input }) => updateMe(ctx, input)),
  setPassword: personProcedure
    .input(setPasswordInput)
    .output(nothing)
    .mutation(({ ctx, input }) => setPassword(ctx, input)),
  requestSignInLink: publicProcedure
    .input(requestSignInLinkInput)
    .output(requestSignInLinkOutput)
    .mutation(async ({ ctx, input }) => {
      await requestSignInLink(ctx, input);
      return { requested: true as const };
    }),
  staff: staffRouter,
  roles: staffRoleRouter,
  invitations: invitationRouter,
  sessions: sessionRouter,
  signIn: signInMethodsRouter,
});
