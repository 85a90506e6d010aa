import type { ApiToken } from "@broadsheet/contract/tokens";
import type { Tx } from "@broadsheet/db/connection";
import { apiTokens, memberships, staffRoles, users } from "@broadsheet/db/schema";
import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { ownRoleOfMember } from "../people/standing.ts";

const columns = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  scopes: apiTokens.scopes,
  createdBy: users.name,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
};

/** Tokens that were not revoked, the newest first; expired ones are among them. */
export function listTokens(tx: Tx, publicationId: string): Promise<ApiToken[]> {
  return tx
    .select(columns)
    .from(apiTokens)
    .leftJoin(users, eq(users.id, apiTokens.createdBy))
    .where(and(eq(apiTokens.publicationId, publicationId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** One of them, or null. */
export async function findToken(tx: Tx, publicationId: string, id: string): Promise<ApiToken | null> {
  const [row] = await tx
    .select(columns)
    .from(apiTokens)
    .leftJoin(users, eq(users.id, apiTokens.createdBy))
    .where(
      and(eq(apiTokens.publicationId, publicationId), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)),
    );
  return row ?? null;
}

/** The token whose secret has this hash and is good at `now`, with its maker's place on the staff; or null. */
export async function findValidToken(tx: Tx, publicationId: string, tokenHash: string, now: string) {
  const [row] = await tx
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      scopes: apiTokens.scopes,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
      createdBy: apiTokens.createdBy,
      makerRole: memberships.role,
      makerRolePermissions: staffRoles.permissions,
      makerExtraPermissions: memberships.extraPermissions,
      makerSuspendedAt: memberships.suspendedAt,
    })
    .from(apiTokens)
    .leftJoin(
      memberships,
      and(
        eq(memberships.publicationId, apiTokens.publicationId),
        eq(memberships.userId, apiTokens.createdBy),
      ),
    )
    .leftJoin(staffRoles, ownRoleOfMember)
    .where(
      and(
        eq(apiTokens.publicationId, publicationId),
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    );
  return row ?? null;
}
