import { AppError } from "@broadsheet/contract/errors";
import { readBody } from "../read-body.ts";
import type { FoundRoute } from "./routes.ts";

/** The largest JSON body, in bytes. */
const maxJsonBytes = 10 * 1024 * 1024;

export interface RestInput {
  values: Record<string, unknown>;
  /** The version was named by `If-Match`, so a stale one is 412 and not 409. */
  conditional: boolean;
}

/** Thrown where `If-Match` cannot hold whatever is stored: the answer is 412. */
export class PreconditionFailed extends AppError {
  constructor() {
    super("CONFLICT", "If-Match names no version of this; use the ETag of view=editorial");
  }
}

function queryOf(url: URL): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const key of new Set(url.searchParams.keys())) {
    const all = url.searchParams.getAll(key);
    values[key] = all.length === 1 ? all[0] : all;
  }
  return values;
}

async function jsonOf(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const bytes = await readBody(request, maxJsonBytes);
  if (bytes.byteLength === 0) return {};
  if (type !== "application/json")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("BAD_REQUEST", "The body is not valid JSON in UTF-8", {}, { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new AppError("BAD_REQUEST", "The body must be a JSON object");
  return value as Record<string, unknown>;
}

/** The version in an ETag of ours (`"7-…"`), or as a client may shorten it (`"7"`); a proxy that compresses makes it weak. */
function versionIn(ifMatch: string): number {
  const version = /^(?:W\/)?"(\d{1,9})(?:-[\w-]+)?"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new PreconditionFailed();
  return Number(version);
}

/** What a request gives a procedure: the query or the JSON body, the path's parameters, the version of `If-Match`. */
export async function readInput(request: Request, url: URL, found: FoundRoute): Promise<RestInput> {
  const { route, params } = found;
  const bodiless = route.method === "GET" || route.method === "DELETE";
  const values = { ...(bodiless ? queryOf(url) : await jsonOf(request)), ...params };
  const ifMatch = request.headers.get("if-match");
  if (!route.takesVersion || ifMatch === null || ifMatch.trim() === "*")
    return { values, conditional: false };
  const version = versionIn(ifMatch);
  if (values.version !== undefined && Number(values.version) !== version)
    throw new AppError("BAD_REQUEST", "If-Match and version name different versions");
  return { values: { ...values, version }, conditional: true };
}
