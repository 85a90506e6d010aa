import type { Tx } from "@broadsheet/db/connection";
import { passkeyChallenges, passkeys, recoveryCodes, totpSecrets, users } from "@broadsheet/db/schema";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";

/** Holds a person's methods as they are until the transaction ends: two changes at once go one after the other. */
export async function lockMethods(tx: Tx, userId: string): Promise<void> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
}

/** Keeps the secret of an app that is to be confirmed, instead of one that never was. False when one is in use. */
export async function insertAuthenticator(
  tx: Tx,
  values: { userId: string; sealedSecret: string; createdAt: string },
): Promise<boolean> {
  const { userId: _, ...change } = values;
  const made = await tx
    .insert(totpSecrets)
    .values(values)
    .onConflictDoUpdate({
      target: totpSecrets.userId,
      set: change,
      setWhere: isNull(totpSecrets.confirmedAt),
    })
    .returning({ userId: totpSecrets.userId });
  return made.length > 0;
}

/** Uses up the code of a period: of several who try at once, one gets it, and nobody gets an earlier one. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(and(eq(totpSecrets.userId, userId), lt(totpSecrets.lastStep, step)))
    .returning({ userId: totpSecrets.userId });
  return taken.length > 0;
}

export async function confirmAuthenticatorRow(tx: Tx, userId: string, now: string): Promise<void> {
  await tx.update(totpSecrets).set({ confirmedAt: now }).where(eq(totpSecrets.userId, userId));
}

export async function deleteAuthenticator(tx: Tx, userId: string): Promise<boolean> {
  const gone = await tx
    .delete(totpSecrets)
    .where(eq(totpSecrets.userId, userId))
    .returning({ confirmedAt: totpSecrets.confirmedAt });
  return gone.some(({ confirmedAt }) => confirmedAt !== null);
}

/** Puts new recovery codes in the place of all former ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  userId: string,
  hashes: readonly string[],
  now: string,
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  if (hashes.length > 0)
    await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash, createdAt: now })));
}

/** Uses up a recovery code; false for one that is unknown or was used. */
export async function takeRecoveryCode(
  tx: Tx,
  userId: string,
  codeHash: string,
  now: string,
): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ codeHash: recoveryCodes.codeHash });
  return taken.length > 0;
}

type ChallengePurpose = "sign_in" | "add" | "confirm";

export async function insertChallenge(
  tx: Tx,
  challengeHash: string,
  values: { purpose: ChallengePurpose; userId: string | null; expiresAt: string },
): Promise<void> {
  await tx.insert(passkeyChallenges).values({ ...values, challengeHash });
}

/** Uses up a challenge. False when it is unknown, used, too old, or was given to somebody else or for something else. */
export async function takeChallenge(
  tx: Tx,
  challengeHash: string,
  { purpose, userId, now }: { purpose: ChallengePurpose; userId: string | null; now: string },
): Promise<boolean> {
  const [taken] = await tx
    .delete(passkeyChallenges)
    .where(eq(passkeyChallenges.challengeHash, challengeHash))
    .returning();
  return taken?.purpose === purpose && taken.userId === userId && taken.expiresAt > now;
}

export async function deleteExpiredChallenges(tx: Tx, now: string): Promise<void> {
  await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
}

/** False when the passkey is known already. */
export async function insertPasskey(tx: Tx, values: typeof passkeys.$inferInsert): Promise<boolean> {
  const made = await tx.insert(passkeys).values(values).onConflictDoNothing().returning({ id: passkeys.id });
  return made.length > 0;
}

const own = (userId: string, id: string) => and(eq(passkeys.id, id), eq(passkeys.userId, userId));

/** Notes a use. False when the count did not go on meanwhile: then the same signature, or a copy of the key, came twice. */
export async function countPasskey(
  tx: Tx,
  id: string,
  change: { counter: number; synced: boolean; lastUsedAt: string },
): Promise<boolean> {
  const counted = await tx
    .update(passkeys)
    .set(change)
    .where(
      and(
        eq(passkeys.id, id),
        or(lt(passkeys.counter, change.counter), sql`${passkeys.counter} = 0 and ${change.counter} = 0`),
      ),
    )
    .returning({ id: passkeys.id });
  return counted.length > 0;
}

export async function renamePasskeyRow(tx: Tx, userId: string, id: string, name: string): Promise<boolean> {
  const named = await tx.update(passkeys).set({ name }).where(own(userId, id)).returning({ id: passkeys.id });
  return named.length > 0;
}

/** The name of the passkey that is gone; null when there was none. */
export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<string | null> {
  const [gone] = await tx.delete(passkeys).where(own(userId, id)).returning({ name: passkeys.name });
  return gone?.name ?? null;
}

export async function deleteAllPasskeys(tx: Tx, userId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
}
