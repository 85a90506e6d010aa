import type { StaffMember } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, passkeys, sessions, staffRoles, totpSecrets, users } from "@broadsheet/db/schema";
import { asc, eq, sql } from "drizzle-orm";
import {
  ownRoleColumns,
  ownRoleOfMember,
  standingColumns,
  withOwnRole,
  withPermissions,
} from "./standing.ts";

/** A subselect for each of the few members: it reads one short range of the sessions' index. */
const lastSeenAt = sql<string | null>`(
  select max(${sessions.lastSeenAt}) from ${sessions} where ${sessions.userId} = ${memberships.userId}
)`.mapWith(sessions.lastSeenAt);

const secondFactor = sql<boolean>`(
  exists (select from ${totpSecrets} where ${totpSecrets.userId} = ${memberships.userId} and ${totpSecrets.confirmedAt} is not null)
  or exists (select from ${passkeys} where ${passkeys.userId} = ${memberships.userId})
)`;

/** The staff of a publication, in the order they joined. `lastSeenAt` is the last sign of life of any of their sessions. */
export async function listStaff(tx: Tx, publicationId: string): Promise<StaffMember[]> {
  const rows = await tx
    .select({
      userId: memberships.userId,
      authorId: memberships.authorId,
      name: users.name,
      email: users.email,
      ...standingColumns,
      ...ownRoleColumns,
      secondFactor,
      suspended: sql<boolean>`${memberships.suspendedAt} is not null`,
      joinedAt: memberships.createdAt,
      lastSeenAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(staffRoles, ownRoleOfMember)
    .where(eq(memberships.publicationId, publicationId))
    .orderBy(asc(memberships.createdAt), asc(memberships.userId));
  return rows.map((row) => {
    const { permissions, ...member } = withPermissions(withOwnRole(row));
    return { ...member, extraPermissions: row.extraPermissions, permissions: [...permissions] };
  });
}
