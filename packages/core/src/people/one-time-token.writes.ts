import type { Tx } from "@broadsheet/db/connection";
import { oneTimeTokens } from "@broadsheet/db/schema";
import { and, eq, lt } from "drizzle-orm";

type Purpose = "claim" | "sign_in";

export interface NewOneTimeToken {
  tokenHash: string;
  purpose: Purpose;
  email: string | null;
  createdAt: string;
  expiresAt: string;
}

/** Keeps a one-time secret by its hash; keeping it again changes nothing. */
export async function insertOneTimeToken(tx: Tx, token: NewOneTimeToken): Promise<void> {
  await tx.insert(oneTimeTokens).values(token).onConflictDoNothing();
}

/** Uses a secret up: of several who try at once, one gets it. Null when it is unknown, used or expired. */
export async function takeOneTimeToken(
  tx: Tx,
  purpose: Purpose,
  tokenHash: string,
  now: string,
): Promise<{ email: string | null } | null> {
  const [taken] = await tx
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.tokenHash, tokenHash), eq(oneTimeTokens.purpose, purpose)))
    .returning({ email: oneTimeTokens.email, expiresAt: oneTimeTokens.expiresAt });
  return taken && taken.expiresAt > now ? { email: taken.email } : null;
}

/** Forgets all open links for a purpose, or those of one address. */
export async function deleteOneTimeTokens(tx: Tx, purpose: Purpose, email?: string): Promise<void> {
  await tx
    .delete(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.purpose, purpose),
        email === undefined ? undefined : eq(oneTimeTokens.email, email),
      ),
    );
}

export async function deleteExpiredTokens(tx: Tx, now: string): Promise<void> {
  await tx.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, now));
}
