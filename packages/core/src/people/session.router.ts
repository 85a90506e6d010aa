import {
  listSessionsOutput,
  revokeOtherSessionsOutput,
  revokeSessionInput,
} from "@broadsheet/contract/people";
import { nothing } from "@broadsheet/contract/primitives";
import { look, nowOf } from "../kernel/context.ts";
import { personProcedure, router } from "../kernel/trpc.ts";
import { revokeOtherSessions, revokeSession } from "./revoke-session.ts";
import { listSessions } from "./session.reads.ts";

/** Where the actor is signed in. */
export const sessionRouter = router({
  list: personProcedure
    .output(listSessionsOutput)
    .query(({ ctx }) => look(ctx, (tx) => listSessions(tx, ctx.actor, nowOf(ctx)))),
  revoke: personProcedure
    .input(revokeSessionInput)
    .output(nothing)
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
  revokeOthers: personProcedure
    .output(revokeOtherSessionsOutput)
    .mutation(({ ctx }) => revokeOtherSessions(ctx)),
});
