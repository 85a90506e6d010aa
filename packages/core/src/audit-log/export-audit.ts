import type { AuditEntry, AuditFilters } from "@broadsheet/contract/people";
import { requirePermission } from "../kernel/authorize.ts";
import { type Context, look } from "../kernel/context.ts";
import { listAudit } from "./audit.reads.ts";

/** A file of more is none that anybody reads; a range of dates gives the rest. */
export const mostExported = 50_000;
const pageSize = 500;

/** The log as the filters choose it, newest first, a page at a time: however long it is, a page is all that is in memory. */
export async function* exportAudit(
  ctx: Context,
  filters: AuditFilters,
  most = mostExported,
): AsyncGenerator<AuditEntry[], void> {
  requirePermission(ctx.actor, "audit:read");
  let cursor: string | undefined;
  for (let left = most; left > 0; left -= pageSize) {
    const limit = Math.min(pageSize, left);
    const page = await look(ctx, (tx) => listAudit(tx, ctx.publication.id, { ...filters, cursor, limit }));
    if (page.items.length > 0) yield page.items;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
