import { Secret, TOTP } from "otpauth";
import { renderSVG } from "uqr";

const periodSeconds = 30;
/** Clocks of telephones go wrong: a code of the period before, and of the one after, is taken as well. */
const window = 1;
const algorithm = "SHA1";
const digits = 6;

/** A new shared secret of 160 bits in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the QR code: https://github.com/google/google-authenticator/wiki/Key-Uri-Format. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  const label = { issuer: issuer.replaceAll(":", " "), label: account.replaceAll(":", " ") };
  return new TOTP({ ...label, secret: Secret.fromBase32(secret), algorithm, digits }).toString();
}

/** An address as a QR code: an SVG document of black on white, with its margin. */
export function qrCode(address: string): string {
  return renderSVG(address, { border: 2, ecc: "M" });
}

/**
 * The period of 30 seconds (counted since 1970) whose code this is, if it is one of those around `now`; null for a wrong code (RFC 6238).
 * Whoever asks must refuse a period that was used before.
 */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({
    secret: Secret.fromBase32(secret),
    token: code,
    algorithm,
    digits,
    period: periodSeconds,
    timestamp,
    window,
  });
  return delta === null ? null : TOTP.counter({ period: periodSeconds, timestamp }) + delta;
}

/** The code an app shows at `now`. */
export function totpCode(secret: string, now: Date): string {
  const timestamp = now.getTime();
  return TOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits, timestamp });
}
