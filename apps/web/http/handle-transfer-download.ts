import { Readable } from "node:stream";
import { AppError } from "@broadsheet/contract/errors";
import { id as idSchema } from "@broadsheet/contract/primitives";
import type { ActorContext } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { openArchive } from "@broadsheet/core/transfers/open-archive";
import { readWholeReport } from "@broadsheet/core/transfers/transfer-report";
import { parseRange } from "../features/site/byte-range.ts";
import { createRequestContext } from "../trpc/context.ts";
import { problemResponse, requestIdOf } from "./problem-response.ts";
import { reportAsCsv } from "./report-as-csv.ts";

const privately = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** A signed-in person's context; tokens and strangers get nothing here. */
async function personContext(services: Services, request: Request, id: string): Promise<ActorContext> {
  if (!idSchema.safeParse(id).success) throw new AppError("NOT_FOUND");
  const ctx = await createRequestContext(services, request.headers);
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("UNAUTHENTICATED");
  return { ...ctx, actor };
}

/** Answers an exported archive, streamed; a download that broke off goes on with a Range. */
export async function handleArchiveDownload(
  services: Services,
  request: Request,
  { id }: { id: string },
): Promise<Response> {
  try {
    const ctx = await personContext(services, request, id);
    const asked = request.headers.get("range");
    const archive = await openArchive(ctx, { id, audited: asked === null || asked === "bytes=0-" });
    const headers = new Headers({
      ...privately,
      etag: archive.etag,
      "accept-ranges": "bytes",
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${archive.fileName}"`,
    });
    const ifRange = request.headers.get("if-range");
    const range = ifRange === null || ifRange === archive.etag ? parseRange(asked, archive.bytes) : null;
    if (range === "unsatisfiable") {
      headers.set("content-range", `bytes */${archive.bytes}`);
      return new Response(null, { status: 416, headers });
    }
    headers.set("content-length", String(range ? range.end - range.start + 1 : archive.bytes));
    if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${archive.bytes}`);
    const stream = await archive.stream(range ?? undefined);
    return new Response(Readable.toWeb(stream) as ReadableStream, { status: range ? 206 : 200, headers });
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}

/** Answers the whole report of a run as JSON or, with `?as=csv`, as a table. */
export async function handleReportDownload(
  services: Services,
  request: Request,
  { id }: { id: string },
): Promise<Response> {
  try {
    const ctx = await personContext(services, request, id);
    const found = await readWholeReport(ctx, id);
    const csv = new URL(request.url).searchParams.get("as") === "csv";
    const name = `${found.kind}-report-${found.row.createdAt.slice(0, 10)}.${csv ? "csv" : "json"}`;
    return new Response(csv ? reportAsCsv(found) : `${JSON.stringify(found.report, null, 2)}\n`, {
      headers: {
        ...privately,
        "content-type": csv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
      },
    });
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}
