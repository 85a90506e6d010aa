import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A new secret of 256 random bits, safe in addresses. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * A secret that only holders of `key` can make, the same each time for the same purpose and id: a mail that is sent again after a crash
 * carries the link it carried before, though only the link's hash is kept.
 */
export function deriveSecret(key: string, purpose: string, id: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${id}`).digest("base64url");
}

/** What is kept of a secret: SHA-256 in hex. 256 random bits cannot be guessed, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in a time that tells nothing but whether the lengths differ. */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
