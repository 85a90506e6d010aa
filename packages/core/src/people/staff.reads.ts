import type { StaffMember } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, sessions, users } from "@broadsheet/db/schema";
import { asc, eq, sql } from "drizzle-orm";

/** A subselect for each of the few members: it reads one short range of the sessions' index. */
const lastSeenAt = sql<string | null>`(
  select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${memberships.userId}
)`.mapWith(sessions.lastSeenAt);

/** The staff of a publication, in the order they joined. `lastSeenAt` is the last sign of life of any of their sessions. */
export function listStaff(tx: Tx, publicationId: string): Promise<StaffMember[]> {
  return tx
    .select({
      userId: memberships.userId,
      authorId: memberships.authorId,
      name: users.name,
      email: users.email,
      role: memberships.role,
      suspended: sql<boolean>`${memberships.suspendedAt} is not null`,
      joinedAt: memberships.createdAt,
      lastSeenAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.publicationId, publicationId))
    .orderBy(asc(memberships.createdAt), asc(memberships.userId));
}
