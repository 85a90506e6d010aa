import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { nowOf } from "../kernel/context.ts";
import type { OwnContext } from "./require-fresh.ts";
import { readMethods } from "./sign-in-methods.reads.ts";
import { replaceRecoveryCodes } from "./sign-in-methods.writes.ts";

/** After a method was taken away: one must be left where the publication asks for it; recovery codes go with the last one. */
export async function requireOtherFactor(tx: Tx, ctx: OwnContext): Promise<void> {
  const { userId } = ctx.actor;
  const left = await readMethods(tx, userId, "");
  if (left.authenticatorSince !== null || left.passkeys.length > 0) return;
  if (ctx.publication.settings.secondFactorRequired)
    throw new AppError("NOT_READY", "This publication asks for a second factor; add another one first");
  await replaceRecoveryCodes(tx, userId, [], nowOf(ctx));
}
