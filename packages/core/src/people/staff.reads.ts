import type { StaffMember } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, sessions, users } from "@broadsheet/db/schema";
import { asc, eq, max, sql } from "drizzle-orm";

/** The staff of a publication, in the order they joined. `lastSeenAt` is the last sign of life of any of their sessions. */
export async function listStaff(tx: Tx, publicationId: string): Promise<StaffMember[]> {
  const seen = tx
    .select({ userId: sessions.userId, at: max(sessions.lastSeenAt).as("at") })
    .from(sessions)
    .groupBy(sessions.userId)
    .as("seen");
  const rows = await tx
    .select({
      userId: memberships.userId,
      authorId: memberships.authorId,
      name: users.name,
      email: users.email,
      role: memberships.role,
      suspended: sql<boolean>`${memberships.suspendedAt} is not null`,
      joinedAt: memberships.createdAt,
      lastSeenAt: seen.at,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(seen, eq(seen.userId, memberships.userId))
    .where(eq(memberships.publicationId, publicationId))
    .orderBy(asc(memberships.createdAt), asc(memberships.userId));
  return rows;
}
