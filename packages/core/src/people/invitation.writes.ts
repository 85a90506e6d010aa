import type { Role } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { invitations } from "@broadsheet/db/schema";
import { and, eq, isNull, lte } from "drizzle-orm";

export interface LockedInvitation {
  id: string;
  email: string;
  role: Role;
  roleId: string | null;
  expiresAt: string;
  invitedBy: string | null;
}

const columns = {
  id: invitations.id,
  email: invitations.email,
  role: invitations.role,
  roleId: invitations.roleId,
  expiresAt: invitations.expiresAt,
  invitedBy: invitations.invitedBy,
};

const ofPublication = (publicationId: string) =>
  and(
    eq(invitations.publicationId, publicationId),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
  );

/** Locks an open invitation until the transaction ends; whoever waited finds it no longer open. */
export async function lockInvitation(
  tx: Tx,
  publicationId: string,
  by: { id: string } | { tokenHash: string } | { email: string },
): Promise<LockedInvitation | null> {
  const match =
    "id" in by
      ? eq(invitations.id, by.id)
      : "email" in by
        ? eq(invitations.email, by.email)
        : eq(invitations.tokenHash, by.tokenHash);
  const [row] = await tx
    .select(columns)
    .from(invitations)
    .where(and(ofPublication(publicationId), match))
    .for("update");
  return row ?? null;
}

export interface NewInvitation extends LockedInvitation {
  publicationId: string;
  tokenHash: string;
  createdAt: string;
}

/** False when the address has an open invitation already. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<boolean> {
  const made = await tx
    .insert(invitations)
    .values(invitation)
    .onConflictDoNothing()
    .returning({ id: invitations.id });
  return made.length > 0;
}

export async function updateInvitation(
  tx: Tx,
  publicationId: string,
  id: string,
  change: {
    acceptedAt?: string;
    revokedAt?: string;
    expiresAt?: string;
    tokenHash?: string;
    invitedBy?: string | null;
  },
): Promise<void> {
  await tx
    .update(invitations)
    .set(change)
    .where(and(eq(invitations.publicationId, publicationId), eq(invitations.id, id)));
}

/** Withdraws what an address was sent and did not accept in time, so that it can be invited anew. */
export async function revokeExpired(
  tx: Tx,
  publicationId: string,
  email: string,
  now: string,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ revokedAt: now })
    .where(and(ofPublication(publicationId), eq(invitations.email, email), lte(invitations.expiresAt, now)));
}
