import type { Invitation } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { invitations, staffRoles, users } from "@broadsheet/db/schema";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import {
  ownRoleOfSender,
  sender,
  senderOfInvitation,
  senderRole,
  vouchingColumns,
  withVouched,
} from "./sender.ts";
import { ownRoleColumns, ownRoleOfInvitation, withOwnRole } from "./standing.ts";

const isOpen = () => and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

const columns = {
  id: invitations.id,
  email: invitations.email,
  role: invitations.role,
  ...ownRoleColumns,
  invitedBy: users.name,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
  ...vouchingColumns,
};

/** Invitations nobody has accepted or withdrawn, the latest first; expired ones too, as they can be sent again. */
export async function listInvitations(tx: Tx, publicationId: string): Promise<Invitation[]> {
  const rows = await tx
    .select(columns)
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(staffRoles, ownRoleOfInvitation)
    .leftJoin(sender, senderOfInvitation)
    .leftJoin(senderRole, ownRoleOfSender)
    .where(and(eq(invitations.publicationId, publicationId), isOpen()))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return rows.map((row) => withVouched(withOwnRole(row)));
}

/** An open invitation with the hash of its present secret; null when there is none. */
export async function openInvitationById(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .select({ ...columns, tokenHash: invitations.tokenHash })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(staffRoles, ownRoleOfInvitation)
    .leftJoin(sender, senderOfInvitation)
    .leftJoin(senderRole, ownRoleOfSender)
    .where(and(eq(invitations.publicationId, publicationId), eq(invitations.id, id), isOpen()));
  return row ? withVouched(withOwnRole(row)) : null;
}

/** What the holder of an invitation's link may know; null for a link that is unknown, used, withdrawn, not vouched for or too old. */
export async function invitationBySecretHash(tx: Tx, publicationId: string, tokenHash: string, now: string) {
  const [row] = await tx
    .select({
      email: invitations.email,
      role: invitations.role,
      ...ownRoleColumns,
      ...vouchingColumns,
      userId: users.id,
    })
    .from(invitations)
    .leftJoin(staffRoles, ownRoleOfInvitation)
    .leftJoin(sender, senderOfInvitation)
    .leftJoin(senderRole, ownRoleOfSender)
    .leftJoin(users, eq(users.email, invitations.email))
    .where(
      and(
        eq(invitations.publicationId, publicationId),
        eq(invitations.tokenHash, tokenHash),
        isOpen(),
        gt(invitations.expiresAt, now),
      ),
    );
  if (!row) return null;
  const { userId, vouched, ...known } = withVouched(withOwnRole(row));
  if (!vouched) return null;
  return { ...known, hasAccount: userId !== null };
}
