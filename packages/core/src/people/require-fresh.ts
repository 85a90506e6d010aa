import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { UserActor } from "../kernel/actor.ts";
import { type ActorContext, type Context, nowOf } from "../kernel/context.ts";
import { openSessionById } from "./session.reads.ts";
import { isFresh } from "./sign-in.policy.ts";

/** A person who acts for themselves. */
export type OwnContext = Context & { actor: UserActor };

/**
 * CONFIRM_IDENTITY unless the person has shown within the last quarter of an hour that it is them: a browser left open is no key. Asked for
 * after permission, so that nobody proves who they are for nothing. Programs and operators have no session that could be left open.
 */
export async function requireFresh(tx: Tx, ctx: ActorContext): Promise<void> {
  if (ctx.actor.kind !== "user") return;
  const session = await openSessionById(tx, ctx.actor.sessionId, nowOf(ctx));
  if (!session) throw new AppError("UNAUTHENTICATED");
  if (!isFresh(session, ctx.clock.now())) throw new AppError("CONFIRM_IDENTITY");
}
