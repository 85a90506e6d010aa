import { verifyPassword } from "@broadsheet/auth/password";
import { AppError } from "@broadsheet/contract/errors";
import type { Proof, SecondProof } from "@broadsheet/contract/sign-in-methods";
import { audit } from "../kernel/audit.ts";
import { nowOf, transact } from "../kernel/context.ts";
import { accountById } from "./account.reads.ts";
import { checkPasskey } from "./answer-passkey.ts";
import { takeCode } from "./check-code.ts";
import { forgiveProofs, limitProof } from "./limits.ts";
import { methodChanged } from "./method-changed.ts";
import type { OwnContext } from "./require-fresh.ts";
import { confirmSession } from "./session.writes.ts";
import { findAuthenticator } from "./sign-in-methods.reads.ts";
import { wrongCode } from "./wrong-code.ts";

const wrong = (path: string, message: string) =>
  new AppError("INVALID_INPUT", message, { issues: [{ path, message }] });

/** Takes a second factor of the session's person, and notes it. Throws INVALID_INPUT for one that does not hold, RATE_LIMITED. */
async function giveFactor(ctx: OwnContext, proof: SecondProof): Promise<"app" | "recovery" | "passkey"> {
  const { userId, sessionId } = ctx.actor;
  await limitProof(ctx, userId);
  const passkey = "passkey" in proof ? await checkPasskey(ctx, proof.passkey, userId) : null;
  if ("passkey" in proof && !passkey) throw wrong("passkey", "This passkey does not hold; try again");
  const by = await transact(ctx, async (tx) => {
    const taken = "code" in proof ? await takeCode(tx, ctx, userId, proof.code) : ("passkey" as const);
    if (taken === null) throw wrongCode();
    const now = nowOf(ctx);
    await confirmSession(tx, sessionId, { confirmedAt: now, secondFactorAt: now });
    if (taken === "recovery") await methodChanged(tx, ctx, { event: "recovery_code_used" });
    return taken;
  });
  await forgiveProofs(ctx, userId);
  return by;
}

/** The second step of signing in: the session opens the studio from here on. */
export async function takeSecondStep(ctx: OwnContext, proof: SecondProof): Promise<void> {
  const by = await giveFactor(ctx, proof);
  const subject = { subjectType: "session", subjectId: ctx.actor.sessionId } as const;
  await transact(ctx, (tx) =>
    audit(tx, ctx, { action: "session.second_factor_given", ...subject, data: { by } }),
  );
}

/**
 * Shows again that it is the person who signed in, before a sensitive step. A password is enough only for who has no authenticator app:
 * it is what a thief of the first factor has.
 */
export async function confirmIdentity(ctx: OwnContext, proof: Proof): Promise<void> {
  if (!("password" in proof)) {
    await giveFactor(ctx, proof);
    return;
  }
  const { userId, sessionId } = ctx.actor;
  await limitProof(ctx, userId);
  const { account, app } = await transact(ctx, async (tx) => ({
    account: await accountById(tx, ctx.publication.id, userId),
    app: await findAuthenticator(tx, userId),
  }));
  if (app?.confirmedAt) throw wrong("password", "Enter a code of your authenticator app instead");
  if (!(await verifyPassword(account?.passwordHash, proof.password)))
    throw wrong("password", "This is not your password");
  await transact(ctx, (tx) => confirmSession(tx, sessionId, { confirmedAt: nowOf(ctx) }));
  await forgiveProofs(ctx, userId);
}
