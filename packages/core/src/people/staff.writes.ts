import type { Permission, Role } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { authors, memberships, staffRoles } from "@broadsheet/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { slugify } from "../kernel/slugify.ts";
import type { StaffRow } from "./staff.policy.ts";
import { ownRoleOfMember, standingColumns, withPermissions } from "./standing.ts";

export interface LockedMember extends StaffRow {
  roleId: string | null;
  extraPermissions: readonly Permission[];
}

/**
 * Locks the whole staff of a publication until the transaction ends. Whatever depends on who else works here (the last owner, the actor's
 * own role) is decided on these rows; the order is the same for all, so two such transactions wait for each other and never deadlock.
 */
export async function lockStaff(tx: Tx, publicationId: string): Promise<LockedMember[]> {
  const rows = await tx
    .select({
      userId: memberships.userId,
      roleId: memberships.roleId,
      ...standingColumns,
      suspendedAt: memberships.suspendedAt,
    })
    .from(memberships)
    .leftJoin(staffRoles, ownRoleOfMember)
    .where(eq(memberships.publicationId, publicationId))
    .orderBy(asc(memberships.userId))
    .for("update", { of: memberships });
  return rows.map(({ suspendedAt, ...row }) => ({
    extraPermissions: row.extraPermissions,
    ...withPermissions(row),
    suspended: suspendedAt !== null,
  }));
}

const one = (publicationId: string, userId: string) =>
  and(eq(memberships.publicationId, publicationId), eq(memberships.userId, userId));

export async function updateMembership(
  tx: Tx,
  publicationId: string,
  userId: string,
  change: {
    role?: Role;
    roleId?: string | null;
    extraPermissions?: Permission[];
    suspendedAt?: string | null;
  },
): Promise<void> {
  await tx.update(memberships).set(change).where(one(publicationId, userId));
}

export async function deleteMembership(tx: Tx, publicationId: string, userId: string): Promise<void> {
  await tx.delete(memberships).where(one(publicationId, userId));
}

/** Makes a byline with the first free address that fits the name. */
async function insertByline(tx: Tx, publicationId: string, name: string, now: string): Promise<string> {
  const base = slugify(name) || "author";
  for (let n = 1; ; n++) {
    const id = newId();
    const [made] = await tx
      .insert(authors)
      .values({
        publicationId,
        id,
        name,
        slug: n === 1 ? base : `${base}-${n}`,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [authors.publicationId, authors.slug] })
      .returning({ id: authors.id });
    if (made) return made.id;
  }
}

export interface NewMember {
  publicationId: string;
  userId: string;
  name: string;
  role: Role;
  roleId?: string | null;
  now: string;
}

/** Makes a person a member under a byline of their own. Null when they already are one. */
export async function insertMember(tx: Tx, member: NewMember): Promise<{ authorId: string } | null> {
  const { publicationId, userId, name, role, roleId = null, now } = member;
  const [known] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(one(publicationId, userId));
  if (known) return null;
  const authorId = await insertByline(tx, publicationId, name, now);
  await tx.insert(memberships).values({ publicationId, userId, authorId, role, roleId, createdAt: now });
  return { authorId };
}
