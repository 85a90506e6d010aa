import { newRecoveryCodes, readRecoveryCode } from "@broadsheet/auth/recovery-codes";
import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { nowOf, transact } from "../kernel/context.ts";
import { recoveryHash } from "./check-code.ts";
import { methodChanged } from "./method-changed.ts";
import { type OwnContext, requireFresh } from "./require-fresh.ts";
import { readMethods } from "./sign-in-methods.reads.ts";
import { lockMethods, replaceRecoveryCodes } from "./sign-in-methods.writes.ts";

/** Makes a person's recovery codes; former ones open nothing any more. */
export async function makeRecoveryCodes(tx: Tx, ctx: OwnContext): Promise<string[]> {
  const { userId } = ctx.actor;
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryHash(userId, readRecoveryCode(code) ?? code));
  await replaceRecoveryCodes(tx, userId, hashes, nowOf(ctx));
  return codes;
}

/** New recovery codes on a person's wish, for who has a second factor. */
export function renewRecoveryCodes(ctx: OwnContext): Promise<{ recoveryCodes: string[] }> {
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await lockMethods(tx, ctx.actor.userId);
    const { authenticatorSince, passkeys } = await readMethods(tx, ctx.actor.userId, "");
    if (authenticatorSince === null && passkeys.length === 0)
      throw new AppError("NOT_READY", "Set up an authenticator app or a passkey first");
    const recoveryCodes = await makeRecoveryCodes(tx, ctx);
    await methodChanged(tx, ctx, { event: "recovery_codes_made" });
    return { recoveryCodes };
  });
}
