import type { Page } from "@broadsheet/contract/paging";
import type { AuditEntry, AuditFilters } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { apiTokens, auditLog, authors, invitations, postWorkingCopies, users } from "@broadsheet/db/schema";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { decodeCursor, instantAndId, pageFrom } from "../kernel/cursor.ts";
import { descending } from "../kernel/order.ts";

/**
 * What happened, newest first. The actor's name is the person's, or the token's; the subject's is what a person, a post, an author or an
 * invited address is called now, and null where it is gone.
 */
export async function listAudit(
  tx: Tx,
  publicationId: string,
  input: AuditFilters & { cursor?: string | undefined; limit: number },
): Promise<Page<AuditEntry>> {
  const after = decodeCursor(input.cursor, instantAndId);
  const person = alias(users, "subject_user");
  const rows = await tx
    .select({
      id: auditLog.id,
      action: auditLog.action,
      actorName: sql<string | null>`coalesce(${users.name}, ${apiTokens.name})`,
      subjectType: auditLog.subjectType,
      subjectId: auditLog.subjectId,
      subjectName: sql<
        string | null
      >`coalesce(${person.name}, nullif(${postWorkingCopies.title}, ''), ${authors.name}, ${invitations.email})`,
      data: auditLog.data,
      createdAt: auditLog.createdAt,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .leftJoin(
      apiTokens,
      and(eq(apiTokens.publicationId, auditLog.publicationId), eq(apiTokens.id, auditLog.tokenId)),
    )
    .leftJoin(person, and(eq(auditLog.subjectType, "user"), eq(person.id, auditLog.subjectId)))
    .leftJoin(
      postWorkingCopies,
      and(
        eq(auditLog.subjectType, "post"),
        eq(postWorkingCopies.publicationId, auditLog.publicationId),
        eq(postWorkingCopies.postId, auditLog.subjectId),
      ),
    )
    .leftJoin(
      authors,
      and(
        eq(auditLog.subjectType, "author"),
        eq(authors.publicationId, auditLog.publicationId),
        eq(authors.id, auditLog.subjectId),
      ),
    )
    .leftJoin(
      invitations,
      and(
        eq(auditLog.subjectType, "invitation"),
        eq(invitations.publicationId, auditLog.publicationId),
        eq(invitations.id, auditLog.subjectId),
      ),
    )
    .where(
      and(
        eq(auditLog.publicationId, publicationId),
        input.action ? eq(auditLog.action, input.action) : undefined,
        input.userId ? eq(auditLog.actorId, input.userId) : undefined,
        input.kind ? eq(auditLog.subjectType, input.kind) : undefined,
        input.subjectId ? eq(auditLog.subjectId, input.subjectId) : undefined,
        input.from ? gte(auditLog.createdAt, input.from) : undefined,
        input.before ? lt(auditLog.createdAt, input.before) : undefined,
        after
          ? sql`(${auditLog.createdAt}, ${auditLog.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(descending(auditLog.createdAt), descending(auditLog.id))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.createdAt, row.id],
    (row) => row,
  );
}
