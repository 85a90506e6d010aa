import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { authors, identities, users } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Person } from "./account.reads.ts";

export interface NewUser {
  email: string;
  name: string;
  passwordHash: string | null;
  now: string;
}

/** Makes an account. Null when the address has one already, also when that was made a moment ago by somebody else. */
export async function insertUser(
  tx: Tx,
  { email, name, passwordHash, now }: NewUser,
): Promise<Person | null> {
  const [made] = await tx
    .insert(users)
    .values({ id: newId(), email, name, passwordHash, createdAt: now, updatedAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id, name: users.name, email: users.email });
  return made ?? null;
}

export async function updateUser(
  tx: Tx,
  userId: string,
  change: { name?: string; passwordHash?: string; updatedAt: string },
): Promise<void> {
  await tx.update(users).set(change).where(eq(users.id, userId));
}

/** Remembers that an account at a provider signs this person in. */
export async function insertIdentity(
  tx: Tx,
  identity: { provider: string; subject: string; userId: string; now: string },
): Promise<void> {
  const { now, ...values } = identity;
  await tx
    .insert(identities)
    .values({ ...values, createdAt: now })
    .onConflictDoNothing();
}

/** Renames a byline that still carries the person's former name; one they chose differently stays. */
export async function renameByline(
  tx: Tx,
  publicationId: string,
  authorId: string,
  change: { from: string; to: string; now: string },
): Promise<void> {
  await tx
    .update(authors)
    .set({ name: change.to, updatedAt: change.now, version: sql`${authors.version} + 1` })
    .where(
      and(eq(authors.publicationId, publicationId), eq(authors.id, authorId), eq(authors.name, change.from)),
    );
}
