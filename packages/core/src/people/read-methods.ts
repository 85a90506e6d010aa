import { relyingPartyOf } from "@broadsheet/auth/passkeys";
import type { SecondStep, SignInMethods } from "@broadsheet/contract/sign-in-methods";
import { look, nowOf } from "../kernel/context.ts";
import type { OwnContext } from "./require-fresh.ts";
import { openSessionById } from "./session.reads.ts";
import { isFresh } from "./sign-in.policy.ts";
import { readMethods, readSecondStep } from "./sign-in-methods.reads.ts";

/** How the actor signs in, as their account shows it. */
export function readSignInMethods(ctx: OwnContext): Promise<SignInMethods> {
  const { actor, publication } = ctx;
  return look(ctx, async (tx) => {
    const session = await openSessionById(tx, actor.sessionId, nowOf(ctx));
    return {
      ...(await readMethods(tx, actor.userId, relyingPartyOf(publication).id)),
      required: publication.settings.secondFactorRequired,
      confirmed: session !== null && isFresh(session, ctx.clock.now()),
    };
  });
}

/** What the actor can take the second step with. */
export function readOwnSecondStep(ctx: OwnContext): Promise<SecondStep> {
  return look(ctx, (tx) => readSecondStep(tx, ctx.actor.userId, relyingPartyOf(ctx.publication).id));
}
