import type { AuditEntry } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import type { SecurityEvent } from "@broadsheet/mail/templates";
import { audit } from "../kernel/audit.ts";
import { nowOf } from "../kernel/context.ts";
import type { OwnContext } from "./require-fresh.ts";
import { securityNotice } from "./security-notice.job.ts";
import { revokeAllBut } from "./session.writes.ts";

interface MethodChange {
  event: SecurityEvent;
  data?: AuditEntry["data"];
  endOtherSessions?: boolean;
}

/** What follows from every change of how somebody signs in: a line in the log, a mail to them and, if asked for, the end of their other sessions. */
export async function methodChanged(tx: Tx, ctx: OwnContext, change: MethodChange): Promise<void> {
  const { event, data = {}, endOtherSessions = false } = change;
  const { userId, sessionId } = ctx.actor;
  const sessionsEnded = endOtherSessions ? await revokeAllBut(tx, userId, sessionId, nowOf(ctx)) : null;
  await audit(tx, ctx, {
    action: `user.${event}`,
    subjectType: "user",
    subjectId: userId,
    data: sessionsEnded === null ? data : { ...data, sessionsEnded },
  });
  const publicationId = ctx.publication.id;
  await ctx.queue.enqueue(tx, securityNotice, {
    publicationId,
    userId,
    event,
    userAgent: ctx.userAgent?.slice(0, 500) ?? null,
    at: nowOf(ctx),
  });
}
