import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

const keyFor = (key: string, purpose: string) =>
  Buffer.from(hkdfSync("sha256", key, "broadsheet.sealed", purpose, 32));

/**
 * Encrypts what must be read back (AES-256-GCM, under a key derived for this purpose). `owner` says whose it is: put into another's row, it
 * does not open.
 */
export function seal(key: string, purpose: string, owner: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(key, purpose), iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${sealed.toString("base64url")}`;
}

/** What was sealed; null when the key is another one by now, or somebody has changed it. */
export function unseal(key: string, purpose: string, owner: string, sealed: string): string | null {
  const [form, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (form !== version || bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(key, purpose), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    return null;
  }
}
