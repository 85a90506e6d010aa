import { hash } from "node:crypto";
import { textResponse } from "../../http/whole-body.ts";

export interface FinishedOptions {
  /** The request being answered; with it, a matching `if-none-match` is answered 304 without a body. */
  request?: Request | undefined;
  /** Default 200. */
  status?: number | undefined;
  headers?: HeadersInit | undefined;
}

/** A whole answer whose tag is made of its content. */
export function finished(body: string, contentType: string, options: FinishedOptions = {}): Response {
  const { request, status = 200 } = options;
  const headers = new Headers(options.headers);
  // Weak: a proxy may compress the body, which means the same but has other bytes.
  const etag = `W/"${hash("sha256", body, "base64url").slice(0, 27)}"`;
  headers.set("etag", etag);
  if (status === 200 && matches(request?.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  headers.set("content-type", contentType);
  return textResponse(body, { status, headers });
}

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
export function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => opaque(tag) === opaque(etag));
}
