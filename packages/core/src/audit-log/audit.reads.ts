import type { Page } from "@broadsheet/contract/paging";
import type { AuditEntry } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { apiTokens, auditLog, users } from "@broadsheet/db/schema";
import { and, desc, eq, sql } from "drizzle-orm";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";

/** What happened, newest first. The actor's name is the person's, or the token's. */
export async function listAudit(
  tx: Tx,
  publicationId: string,
  input: {
    cursor?: string | undefined;
    limit: number;
    action?: string | undefined;
    userId?: string | undefined;
  },
): Promise<Page<AuditEntry>> {
  const after = decodeCursor(input.cursor, instantAndId);
  const rows = await tx
    .select({
      id: auditLog.id,
      action: auditLog.action,
      actorName: sql<string | null>`coalesce(${users.name}, ${apiTokens.name})`,
      subjectType: auditLog.subjectType,
      subjectId: auditLog.subjectId,
      data: auditLog.data,
      createdAt: auditLog.createdAt,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .leftJoin(
      apiTokens,
      and(eq(apiTokens.publicationId, auditLog.publicationId), eq(apiTokens.id, auditLog.tokenId)),
    )
    .where(
      and(
        eq(auditLog.publicationId, publicationId),
        input.action ? eq(auditLog.action, input.action) : undefined,
        input.userId ? eq(auditLog.actorId, input.userId) : undefined,
        after
          ? sql`(${auditLog.createdAt}, ${auditLog.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(auditLog.createdAt), desc(auditLog.id))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.createdAt, row.id],
    (row) => row,
  );
}
