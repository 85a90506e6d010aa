import { AppError } from "@broadsheet/contract/errors";
import type { UserActor } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { revokeAllBut, revokeSessionRow } from "./session.writes.ts";

type OwnContext = Context & { actor: UserActor };

/** Ends one of the actor's own sessions, the current one too (that is signing out). NOT_FOUND for anybody else's. */
export async function revokeSession(ctx: OwnContext, { id }: { id: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    if (!(await revokeSessionRow(tx, ctx.actor.userId, id, nowOf(ctx)))) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "session.revoked", subjectType: "session", subjectId: id });
  });
}

/** Ends all of the actor's sessions but the one that asks. */
export async function revokeOtherSessions(ctx: OwnContext): Promise<{ revoked: number }> {
  return transact(ctx, async (tx) => {
    const revoked = await revokeAllBut(tx, ctx.actor.userId, ctx.actor.sessionId, nowOf(ctx));
    if (revoked > 0) {
      await audit(tx, ctx, {
        action: "session.others_revoked",
        subjectType: "user",
        subjectId: ctx.actor.userId,
        data: { revoked },
      });
    }
    return { revoked };
  });
}
