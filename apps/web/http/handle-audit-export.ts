import { AppError } from "@broadsheet/contract/errors";
import { type AuditEntry, auditFilters } from "@broadsheet/contract/people";
import { exportAudit } from "@broadsheet/core/audit-log/export-audit";
import { requirePermission } from "@broadsheet/core/kernel/authorize";
import type { Services } from "@broadsheet/core/kernel/services";
import { sentenceOf } from "../features/audit/sentences.ts";
import { createRequestContext } from "../trpc/context.ts";
import { csvCell as cell } from "./csv-cell.ts";
import { problemResponse, requestIdOf } from "./problem-response.ts";

const columns = ["time (UTC)", "who", "what", "action", "kind", "subject", "subject id"];

function lineOf(entry: AuditEntry): string {
  const who = entry.actorName ?? "Broadsheet";
  const { createdAt, action, subjectType, subjectName, subjectId } = entry;
  return [createdAt, who, `${who} ${sentenceOf(entry)}`, action, subjectType, subjectName, subjectId]
    .map(cell)
    .join(",");
}

/** Answers the audit log as a CSV file, streamed: the filters are those of the screen, in the query. */
export async function handleAuditExport(services: Services, request: Request): Promise<Response> {
  try {
    const ctx = await createRequestContext(services, request.headers);
    requirePermission(ctx.actor, "audit:read");
    const given = auditFilters.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!given.success) throw new AppError("INVALID_INPUT");
    const pages = exportAudit(ctx, given.data);
    const encoder = new TextEncoder();
    const lines = (rows: readonly string[]) => encoder.encode(`${rows.join("\r\n")}\r\n`);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(lines([columns.map(cell).join(",")])),
      async pull(controller) {
        const page = await pages.next();
        if (page.done) controller.close();
        else controller.enqueue(lines(page.value.map(lineOf)));
      },
      cancel: async () => void (await pages.return()),
    });
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="audit-log-${ctx.clock.now().toISOString().slice(0, 10)}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}
