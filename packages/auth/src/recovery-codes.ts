import { randomBytes } from "node:crypto";

/** How many are made at once. */
export const recoveryCodeCount = 10;
/** Crockford's: without letters that look like others. 32 of them, so that a byte's last five bits choose one evenly. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 16;

/** New codes of 80 random bits, as `XXXX-XXXX-XXXX-XXXX`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const text = [...randomBytes(length)].map((byte) => letters[byte & 31]).join("");
    return text.match(/.{4}/g)?.join("-") ?? text;
  });
}

/** A recovery code however it was typed, in the one form it is hashed in; null for what cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const text = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return text.length === length && [...text].every((letter) => letters.includes(letter)) ? text : null;
}
