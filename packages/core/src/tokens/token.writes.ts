import type { Tx } from "@broadsheet/db/connection";
import { apiTokens } from "@broadsheet/db/schema";
import { and, eq, isNull, lt, or } from "drizzle-orm";

export async function insertToken(tx: Tx, values: typeof apiTokens.$inferInsert): Promise<void> {
  await tx.insert(apiTokens).values(values);
}

/** Returns false for a token that does not exist or was revoked before. */
export async function markRevoked(tx: Tx, publicationId: string, id: string, now: string): Promise<boolean> {
  const rows = await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.publicationId, publicationId), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return rows.length > 0;
}

/** Notes that a token was used, unless that was noted after `stale`. */
export async function touchToken(
  tx: Tx,
  publicationId: string,
  id: string,
  now: string,
  stale: string,
): Promise<void> {
  await tx
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiTokens.publicationId, publicationId),
        eq(apiTokens.id, id),
        or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, stale)),
      ),
    );
}
