import { createHash } from "node:crypto";
import type { ReactElement } from "react";

export interface DocumentOptions {
  /** The request being answered; with it, a matching `if-none-match` is answered 304 without a body. */
  request?: Request;
  /** Default 200. */
  status?: number;
  headers?: HeadersInit;
}

/**
 * Answers a whole HTML document, rendered from `page` (whose root is `<html>`) without any framework JavaScript.
 * The Content-Security-Policy and the other security headers are added by next.config.ts.
 */
export async function renderDocument(page: ReactElement, options: DocumentOptions = {}): Promise<Response> {
  // Next refuses a static import of the server renderer in its App Router graph.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const body = `<!doctype html>${renderToStaticMarkup(page)}`;
  const { request, status = 200 } = options;
  const headers = new Headers(options.headers);
  // Weak: a proxy may compress the body, which means the same but has other bytes.
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  headers.set("etag", etag);
  if (status === 200 && matches(request?.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(body, { status, headers });
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => opaque(tag) === opaque(etag));
}
