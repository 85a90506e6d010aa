import type { SecondStep, SignInMethods } from "@broadsheet/contract/sign-in-methods";
import type { Tx } from "@broadsheet/db/connection";
import { passkeys, recoveryCodes, totpSecrets, users } from "@broadsheet/db/schema";
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";

/** An authenticator app, confirmed or not; null for none. */
export async function findAuthenticator(tx: Tx, userId: string) {
  const [row] = await tx
    .select({
      sealedSecret: totpSecrets.sealedSecret,
      lastStep: totpSecrets.lastStep,
      confirmedAt: totpSecrets.confirmedAt,
    })
    .from(totpSecrets)
    .where(eq(totpSecrets.userId, userId));
  return row ?? null;
}

export interface StoredPasskey {
  id: string;
  userId: string;
  relyingParty: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
}

/** A passkey by its id; null for an unknown one. */
export async function findPasskey(tx: Tx, id: string): Promise<StoredPasskey | null> {
  const { userId, relyingParty, publicKey, counter, transports } = passkeys;
  const [row] = await tx
    .select({ id: passkeys.id, userId, relyingParty, publicKey, counter, transports })
    .from(passkeys)
    .where(eq(passkeys.id, id));
  return row ?? null;
}

/** The ids of a person's passkeys for a host. */
export async function listPasskeyIds(tx: Tx, userId: string, relyingParty: string): Promise<string[]> {
  const rows = await tx
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(and(eq(passkeys.userId, userId), eq(passkeys.relyingParty, relyingParty)));
  return rows.map(({ id }) => id);
}

const codesLeft = sql<number>`(
  select count(*)::int from ${recoveryCodes}
  where ${recoveryCodes.userId} = ${users.id} and ${recoveryCodes.usedAt} is null
)`;

/** A person's ways in, seen from one host. */
export async function readMethods(
  tx: Tx,
  userId: string,
  relyingParty: string,
): Promise<Omit<SignInMethods, "required" | "confirmed">> {
  const [row] = await tx
    .select({
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      authenticatorSince: totpSecrets.confirmedAt,
      recoveryCodesLeft: codesLeft,
    })
    .from(users)
    .leftJoin(totpSecrets, and(eq(totpSecrets.userId, users.id), isNotNull(totpSecrets.confirmedAt)))
    .where(eq(users.id, userId));
  const keys = await tx
    .select({
      id: passkeys.id,
      name: passkeys.name,
      host: passkeys.relyingParty,
      synced: passkeys.synced,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt));
  return {
    hasPassword: row?.hasPassword ?? false,
    authenticatorSince: row?.authenticatorSince ?? null,
    recoveryCodesLeft: row?.recoveryCodesLeft ?? 0,
    passkeys: keys.map((key) => ({ ...key, here: key.host === relyingParty })),
  };
}

/** What a person can take the second step with at this host. */
export async function readSecondStep(tx: Tx, userId: string, relyingParty: string): Promise<SecondStep> {
  const authenticator = await findAuthenticator(tx, userId);
  const keys = await listPasskeyIds(tx, userId, relyingParty);
  return { authenticator: Boolean(authenticator?.confirmedAt), passkey: keys.length > 0 };
}

export async function countRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  const rows = await tx
    .select({ hash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return rows.length;
}
