import type { AuditEntry, AuditKind } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { auditLog } from "@broadsheet/db/schema";
import { userIdOf } from "./actor.ts";
import { type Context, nowOf } from "./context.ts";

export interface AuditEvent {
  /** Past tense, dotted: `post.published`, `staff.role_changed`. */
  action: string;
  subjectType: AuditKind;
  subjectId?: string | null;
  /** Small facts that explain the event; never secrets, never content. */
  data?: AuditEntry["data"];
}

/** Writes who did what into the caller's transaction. */
export async function audit(tx: Tx, ctx: Context, event: AuditEvent): Promise<void> {
  const { actor } = ctx;
  await tx.insert(auditLog).values({
    publicationId: ctx.publication.id,
    id: newId(),
    action: event.action,
    actorId: userIdOf(actor),
    actorKind: actor.kind === "user" || actor.kind === "token" ? actor.kind : "system",
    tokenId: actor.kind === "token" ? actor.tokenId : null,
    subjectType: event.subjectType,
    subjectId: event.subjectId ?? null,
    data: event.data ?? {},
    requestId: ctx.requestId,
    createdAt: nowOf(ctx),
  });
}
