import { crc32 } from "node:zlib";
import { textResponse } from "../../http/whole-body.ts";

export interface FinishedOptions {
  /** The request being answered; with it, a matching `if-none-match` is answered 304 without a body. */
  request?: Request | undefined;
  /** Default 200. */
  status?: number | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** A whole answer whose tag is made of its content. */
export function finished(body: string, contentType: string, options: FinishedOptions = {}): Response {
  const { request, status = 200 } = options;
  const bytes = Buffer.from(body);
  const etag = weakTag(bytes);
  if (status === 200 && matches(request?.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers: { ...options.headers, etag } });
  return textResponse(bytes, { status, headers: { ...options.headers, etag, "content-type": contentType } });
}

/**
 * Tells the answers of one address apart, and proves nothing. Weak: a proxy may compress the body, which means the same but has other bytes.
 */
export const weakTag = (body: Buffer) => `W/"${body.length.toString(36)}-${crc32(body).toString(36)}"`;

/** RFC 9110, 13.1.2: a list of tags, compared weakly, or `*`. */
export function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => opaque(tag) === opaque(etag));
}
