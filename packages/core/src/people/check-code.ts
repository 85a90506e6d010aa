import { readRecoveryCode } from "@broadsheet/auth/recovery-codes";
import { unseal } from "@broadsheet/auth/sealed";
import { hashSecret } from "@broadsheet/auth/secrets";
import { totpStep } from "@broadsheet/auth/totp";
import type { Tx } from "@broadsheet/db/connection";
import { type Context, nowOf } from "../kernel/context.ts";
import { findAuthenticator } from "./sign-in-methods.reads.ts";
import { takeRecoveryCode, takeStep } from "./sign-in-methods.writes.ts";

/** What the secrets of authenticator apps are encrypted for. */
export const totpPurpose = "totp";
/** What is kept of a recovery code: of two people with the same one, each has their own. */
export const recoveryHash = (userId: string, code: string) => hashSecret(`${userId}\0${code}`);

/** Uses up a code of the person's app, confirmed or (with `unconfirmed`) about to be. False for a wrong code and one that was used. */
export async function takeAppCode(
  tx: Tx,
  ctx: Context,
  userId: string,
  code: string,
  { unconfirmed = false } = {},
): Promise<boolean> {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return false;
  const app = await findAuthenticator(tx, userId);
  if (!app || (app.confirmedAt === null) !== unconfirmed) return false;
  const secret = unseal(ctx.config.secret, totpPurpose, userId, app.sealedSecret);
  if (secret === null) {
    ctx.log.warn(
      { userId },
      "an authenticator was set up under another AUTH_SECRET; a recovery code is needed",
    );
    return false;
  }
  const step = totpStep(secret, digits, ctx.clock.now());
  return step !== null && takeStep(tx, userId, step);
}

/** Uses up a code of either kind, and says of which; null for one that is wrong or was used. */
export async function takeCode(
  tx: Tx,
  ctx: Context,
  userId: string,
  code: string,
): Promise<"app" | "recovery" | null> {
  if (await takeAppCode(tx, ctx, userId, code)) return "app";
  const recovery = readRecoveryCode(code);
  if (!recovery) return null;
  const taken = await takeRecoveryCode(tx, userId, recoveryHash(userId, recovery), nowOf(ctx));
  return taken ? "recovery" : null;
}
