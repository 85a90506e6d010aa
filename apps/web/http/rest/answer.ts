import { hash } from "node:crypto";
import type { Allowance } from "@broadsheet/core/api/count-call";
import type { Context } from "@broadsheet/core/kernel/context";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { publicHeaders } from "../../features/site/caching.ts";
import { matches, weakTag } from "../../features/site/finished.ts";
import { textResponse } from "../whole-body.ts";
import type { RestRoute } from "./routes.ts";

/** What other sites' pages may do: read what everybody may read, and nothing in anybody's name. */
export const corsHeaders = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id",
};

/** How much of an allowance is left, as the IETF draft for RateLimit headers writes it. */
export function allowanceHeaders(allowance: Allowance | null): Record<string, string> {
  if (!allowance) return {};
  const { name, quota, windowSeconds, remaining } = allowance;
  return {
    "ratelimit-policy": `"${name}";q=${quota};w=${windowSeconds}`,
    ratelimit: `"${name}";r=${remaining}`,
  };
}

interface Resource {
  id?: unknown;
  version?: unknown;
  nextCursor?: unknown;
}

/** Made of the content; one that is edited begins with its version, so that `If-Match` can name it. */
function etagOf(body: Buffer, data: Resource): string {
  if (typeof data.version !== "number") return weakTag(body);
  return `"${data.version}-${hash("sha256", body, "base64url").slice(0, 27)}"`;
}

/** Strangers' answers are the same for all and may be shared for a minute; purges know them by their tags. */
function cachingOf(ctx: Context): Record<string, string> {
  if (ctx.actor.kind !== "anonymous") return { "cache-control": "private, no-cache" };
  const { id } = ctx.publication;
  return {
    ...publicHeaders([cacheTags.publication(id), cacheTags.lists(id)]),
    vary: "Authorization, Accept-Encoding",
  };
}

/**
 * The result of a procedure as an answer, with the headers that all of them have. `url` is the one asked for, at the publication's own
 * address.
 */
export function answer(
  ctx: Context,
  request: Request,
  url: URL,
  route: RestRoute,
  result: unknown,
  common: Readonly<Record<string, string>>,
): Response {
  const headers: Record<string, string> = { ...common, vary: "Authorization, Accept-Encoding" };
  if (route.status === 204) return new Response(null, { status: 204, headers });
  const data = result as Resource;
  const body = Buffer.from(JSON.stringify(data));
  const etag = etagOf(body, data);
  headers.etag = etag;
  if (route.method !== "GET") {
    headers["cache-control"] = "private, no-store";
    if (route.status === 201) headers.location = `${ctx.publication.url}${url.pathname}/${data.id}`;
  } else {
    Object.assign(headers, cachingOf(ctx));
    if (typeof data.nextCursor === "string") {
      const next = new URL(`${ctx.publication.url}${url.pathname}${url.search}`);
      next.searchParams.set("cursor", data.nextCursor);
      headers.link = `<${next.href}>; rel="next"`;
    }
    if (matches(request.headers.get("if-none-match"), etag))
      return new Response(null, { status: 304, headers });
  }
  headers["content-type"] = "application/json";
  return textResponse(body, { status: route.status, headers });
}
