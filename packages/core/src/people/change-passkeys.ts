import { registrationOptions, relyingPartyOf, verifyRegistration } from "@broadsheet/auth/passkeys";
import { AppError } from "@broadsheet/contract/errors";
import type { PasskeyOptions, RegistrationResponse } from "@broadsheet/contract/passkeys";
import { nowOf, transact } from "../kernel/context.ts";
import { keepChallenge, takeAnsweredChallenge } from "./answer-passkey.ts";
import { methodChanged } from "./method-changed.ts";
import { requireOtherFactor } from "./other-factor.ts";
import { makeRecoveryCodes } from "./recovery-codes.ts";
import { type OwnContext, requireFresh } from "./require-fresh.ts";
import { confirmSession } from "./session.writes.ts";
import { countRecoveryCodes, listPasskeyIds, readMethods } from "./sign-in-methods.reads.ts";
import { deletePasskey, insertPasskey, lockMethods, renamePasskeyRow } from "./sign-in-methods.writes.ts";

const mostPasskeys = 20;

/** Asks the person's browser to make a passkey for this host. */
export async function addPasskeyOptions(ctx: OwnContext): Promise<PasskeyOptions> {
  const { userId } = ctx.actor;
  const party = relyingPartyOf(ctx.publication);
  const existing = await transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    return listPasskeyIds(tx, userId, party.id);
  });
  const options = await registrationOptions(party, ctx.actor, existing);
  await keepChallenge(ctx, options.challenge, "add", userId);
  return { ...options };
}

/** Keeps the passkey that the person's browser made. Whoever has no recovery codes yet gets some. */
export async function addPasskey(
  ctx: OwnContext,
  input: { name: string; response: RegistrationResponse; endOtherSessions: boolean },
): Promise<{ recoveryCodes: string[] }> {
  const { userId, sessionId } = ctx.actor;
  const party = relyingPartyOf(ctx.publication);
  const challenge = await takeAnsweredChallenge(ctx, input.response, "add", userId);
  const made = challenge && (await verifyRegistration(party, challenge, input.response));
  if (!made) throw new AppError("INVALID_INPUT", "The browser's answer does not hold; try again");
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await lockMethods(tx, userId);
    const { passkeys } = await readMethods(tx, userId, party.id);
    if (passkeys.length >= mostPasskeys)
      throw new AppError("NOT_READY", `Remove a passkey first: ${mostPasskeys} are the most you can have`);
    const now = nowOf(ctx);
    const row = { ...made, userId, relyingParty: party.id, name: input.name, createdAt: now };
    if (!(await insertPasskey(tx, row)))
      throw new AppError("ALREADY_EXISTS", "This passkey is known already");
    await confirmSession(tx, sessionId, { confirmedAt: now, secondFactorAt: now });
    const recoveryCodes = (await countRecoveryCodes(tx, userId)) > 0 ? [] : await makeRecoveryCodes(tx, ctx);
    const { name, endOtherSessions } = input;
    await methodChanged(tx, ctx, { event: "passkey_added", data: { name }, endOtherSessions });
    return { recoveryCodes };
  });
}

export function renamePasskey(ctx: OwnContext, { id, name }: { id: string; name: string }): Promise<void> {
  return transact(ctx, async (tx) => {
    if (!(await renamePasskeyRow(tx, ctx.actor.userId, id, name))) throw new AppError("NOT_FOUND");
  });
}

/** Takes a passkey away. NOT_READY where it is the last second factor and the publication asks for one. */
export function removePasskey(
  ctx: OwnContext,
  { id, endOtherSessions }: { id: string; endOtherSessions: boolean },
): Promise<void> {
  const { userId } = ctx.actor;
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await lockMethods(tx, userId);
    const name = await deletePasskey(tx, userId, id);
    if (name === null) throw new AppError("NOT_FOUND");
    await requireOtherFactor(tx, ctx);
    await methodChanged(tx, ctx, { event: "passkey_removed", data: { name }, endOtherSessions });
  });
}
