import {
  authenticationOptions,
  challengeOf,
  passkeyMinutes,
  relyingPartyOf,
  verifyAuthentication,
} from "@broadsheet/auth/passkeys";
import { hashSecret } from "@broadsheet/auth/secrets";
import type { AuthenticationResponse, PasskeyOptions } from "@broadsheet/contract/passkeys";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { findPasskey, listPasskeyIds, type StoredPasskey } from "./sign-in-methods.reads.ts";
import { countPasskey, insertChallenge, takeChallenge } from "./sign-in-methods.writes.ts";

export type PasskeyPurpose = "sign_in" | "add" | "confirm";

/** Keeps a challenge until it is answered or too old. */
export async function keepChallenge(
  ctx: Context,
  challenge: string,
  purpose: PasskeyPurpose,
  userId: string | null,
): Promise<void> {
  const expiresAt = new Date(ctx.clock.now().getTime() + passkeyMinutes * 60_000).toISOString();
  await transact(ctx, (tx) => insertChallenge(tx, hashSecret(challenge), { purpose, userId, expiresAt }));
}

/** Asks a browser to sign with a passkey: of this person, or to sign in with whichever it has for this host. */
export async function askForPasskey(ctx: Context, userId: string | null): Promise<PasskeyOptions> {
  const party = relyingPartyOf(ctx.publication);
  const allowed = userId ? await transact(ctx, (tx) => listPasskeyIds(tx, userId, party.id)) : [];
  const options = await authenticationOptions(party, allowed);
  await keepChallenge(ctx, options.challenge, userId ? "confirm" : "sign_in", userId);
  return { ...options };
}

/** Uses up the challenge an answer is for; null when it is none of ours for this. What follows may fail: it is used up all the same. */
export async function takeAnsweredChallenge(
  ctx: Context,
  answer: { response: { clientDataJSON: string } },
  purpose: PasskeyPurpose,
  userId: string | null,
): Promise<string | null> {
  const challenge = challengeOf(answer);
  if (challenge === null) return null;
  const now = nowOf(ctx);
  const taken = await transact(ctx, (tx) =>
    takeChallenge(tx, hashSecret(challenge), { purpose, userId, now }),
  );
  return taken ? challenge : null;
}

/**
 * The passkey that signed an answer, once: its challenge is ours, its host and origin are this publication's, the signature holds and the
 * count went on. Null otherwise. With `userId`, it must be theirs.
 */
export async function checkPasskey(
  ctx: Context,
  answer: AuthenticationResponse,
  userId: string | null,
): Promise<StoredPasskey | null> {
  const challenge = await takeAnsweredChallenge(ctx, answer, userId ? "confirm" : "sign_in", userId);
  const passkey = challenge && (await transact(ctx, (tx) => findPasskey(tx, answer.id)));
  const party = relyingPartyOf(ctx.publication);
  if (!challenge || !passkey || passkey.relyingParty !== party.id) return null;
  if (userId !== null && passkey.userId !== userId) return null;
  const signed = await verifyAuthentication(party, challenge, answer, passkey);
  if (!signed) return null;
  const lastUsedAt = nowOf(ctx);
  const counted = await transact(ctx, (tx) => countPasskey(tx, passkey.id, { ...signed, lastUsedAt }));
  return counted ? passkey : null;
}
