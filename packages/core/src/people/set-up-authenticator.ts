import { seal } from "@broadsheet/auth/sealed";
import { newTotpSecret, qrCode, totpAddress } from "@broadsheet/auth/totp";
import { AppError } from "@broadsheet/contract/errors";
import { nowOf, transact } from "../kernel/context.ts";
import { takeAppCode, totpPurpose } from "./check-code.ts";
import { limitProof } from "./limits.ts";
import { methodChanged } from "./method-changed.ts";
import { requireOtherFactor } from "./other-factor.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { type OwnContext, requireFresh } from "./require-fresh.ts";
import { confirmSession } from "./session.writes.ts";
import {
  confirmAuthenticatorRow,
  deleteAuthenticator,
  insertAuthenticator,
  lockMethods,
} from "./sign-in-methods.writes.ts";
import { wrongCode } from "./wrong-code.ts";

/** Makes the secret for an authenticator app. It asks for nothing until a code has shown that the app has it. */
export async function startAuthenticator(ctx: OwnContext) {
  const { userId, email } = ctx.actor;
  const secret = newTotpSecret();
  await transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    const sealedSecret = seal(ctx.config.secret, totpPurpose, userId, secret);
    const stored = await insertAuthenticator(tx, { userId, sealedSecret, createdAt: nowOf(ctx) });
    if (!stored) throw new AppError("ALREADY_EXISTS", "You have an authenticator app; remove it first");
  });
  const address = totpAddress(secret, ctx.publication.name, email);
  return { secret, address, qrCode: qrCode(address) };
}

/** Takes the first code of an app: from now on one is asked for at each sign-in. Answers the recovery codes, this once. */
export async function confirmAuthenticator(
  ctx: OwnContext,
  input: { code: string; endOtherSessions: boolean },
): Promise<{ recoveryCodes: string[] }> {
  const { userId, sessionId } = ctx.actor;
  await limitProof(ctx, userId);
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await lockMethods(tx, userId);
    if (!(await takeAppCode(tx, ctx, userId, input.code, { unconfirmed: true }))) throw wrongCode();
    const now = nowOf(ctx);
    await confirmAuthenticatorRow(tx, userId, now);
    await confirmSession(tx, sessionId, { confirmedAt: now, secondFactorAt: now });
    const recoveryCodes = await makeRecoveryCodes(tx, ctx);
    const { endOtherSessions } = input;
    await methodChanged(tx, ctx, { event: "authenticator_added", endOtherSessions });
    return { recoveryCodes };
  });
}

/** Takes the app away. NOT_READY where it is the last second factor and the publication asks for one, NOT_FOUND without an app. */
export function removeAuthenticator(ctx: OwnContext, input: { endOtherSessions: boolean }): Promise<void> {
  const { userId } = ctx.actor;
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await lockMethods(tx, userId);
    if (!(await deleteAuthenticator(tx, userId))) throw new AppError("NOT_FOUND");
    await requireOtherFactor(tx, ctx);
    await methodChanged(tx, ctx, { event: "authenticator_removed", ...input });
  });
}
