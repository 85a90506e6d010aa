import type { Role } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { identities, memberships, sessions, users } from "@broadsheet/db/schema";
import { and, eq, isNull } from "drizzle-orm";

/** A person who may sign in at this publication. */
export interface Account {
  userId: string;
  authorId: string;
  name: string;
  email: string;
  role: Role;
  passwordHash: string | null;
}

const columns = {
  userId: users.id,
  authorId: memberships.authorId,
  name: users.name,
  email: users.email,
  role: memberships.role,
  passwordHash: users.passwordHash,
};

const activeHere = (publicationId: string) =>
  and(
    eq(memberships.userId, users.id),
    eq(memberships.publicationId, publicationId),
    isNull(memberships.suspendedAt),
  );

/** The account of an active member by address; null for strangers, for people of other publications and for suspended ones. */
export async function accountByEmail(tx: Tx, publicationId: string, email: string): Promise<Account | null> {
  const [row] = await tx
    .select(columns)
    .from(users)
    .innerJoin(memberships, activeHere(publicationId))
    .where(eq(users.email, email));
  return row ?? null;
}

/** The same by id. */
export async function accountById(tx: Tx, publicationId: string, userId: string): Promise<Account | null> {
  const [row] = await tx
    .select(columns)
    .from(users)
    .innerJoin(memberships, activeHere(publicationId))
    .where(eq(users.id, userId));
  return row ?? null;
}

export interface Person {
  id: string;
  name: string;
  email: string;
}

/** A person of the installation, wherever they work. */
export async function personByEmail(tx: Tx, email: string): Promise<Person | null> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.email, email));
  return row ?? null;
}

/** The person an account at an identity provider belongs to. */
export async function personByIdentity(tx: Tx, provider: string, subject: string): Promise<Person | null> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return row ?? null;
}

/** Whether somebody with this address ever signed in from this network address. */
export async function signedInFrom(tx: Tx, email: string, ip: string): Promise<boolean> {
  const rows = await tx
    .select({ id: sessions.id })
    .from(users)
    .innerJoin(sessions, eq(sessions.userId, users.id))
    .where(and(eq(users.email, email), eq(sessions.ip, ip)))
    .limit(1);
  return rows.length > 0;
}
