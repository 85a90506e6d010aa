import { AppError } from "@broadsheet/contract/errors";
import { publicHost } from "./context.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host.toLowerCase();
  } catch {
    return null;
  }
}

/**
 * Whether a request was sent by a page of the same host: every browser names a request's origin, and most also say how it relates to ours.
 * What they say must agree; saying nothing is no agreement.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === null && origin === null) return false;
  if (site !== null && site !== "same-origin") return false;
  return origin === null || hostOf(origin) === publicHost(headers);
}

/**
 * Refuses what another site could make a browser send with our cookies (FORBIDDEN). Programs that send no cookie are not concerned:
 * nothing is done in anybody's name for them.
 */
export function requireSameOrigin(method: string, headers: Headers): void {
  if (safe.has(method) || !headers.has("cookie")) return;
  if (!isSameOrigin(headers)) throw new AppError("FORBIDDEN", "This request did not come from this site");
}

/** State changes are JSON: forms, which another site could send without asking, are UNSUPPORTED_MEDIA_TYPE. */
export function requireJson(method: string, headers: Headers): void {
  if (safe.has(method)) return;
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", "Send this request as application/json");
}
