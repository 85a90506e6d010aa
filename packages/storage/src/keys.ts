import { createHash } from "node:crypto";
import { allowedTypes } from "./types.ts";

const segment = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const digest = /^[0-9a-f]{64}$/;

/**
 * Returns the key as it is when every part of it is a plain file name: none can be "..", hidden, absolute or empty.
 *
 * @throws {TypeError} for any other
 */
export function assertKey(key: string): string {
  if (key.length > 500 || !key.split("/").every((part) => segment.test(part) && !part.includes(".."))) {
    throw new TypeError("This is not a storage key");
  }
  return key;
}

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * Where a media file of a publication lives. The same bytes have the same key, so a file never changes under its address.
 *
 * @throws {TypeError} for an id, digest or ending that is none
 */
export function mediaKey(publicationId: string, digestHex: string, ext: string): string {
  const known = allowedTypes.some((type) => type.ext === ext);
  if (!uuid.test(publicationId) || !digest.test(digestHex) || !known)
    throw new TypeError("This is not a media file");
  return assertKey(`media/${publicationId}/${digestHex.slice(0, 2)}/${digestHex}.${ext}`);
}
