import { expect, test } from "vitest";
import { newRecoveryCodes, readRecoveryCode, recoveryCodeCount } from "./recovery-codes.ts";
import { newTotpSecret, qrCode, totpAddress, totpCode, totpStep } from "./totp.ts";

/** "12345678901234567890" of RFC 6238, appendix B, in base32. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  ["1970-01-01T00:00:59.000Z", "287082"],
  ["2005-03-18T01:58:29.000Z", "081804"],
  ["2009-02-13T23:31:30.000Z", "005924"],
  ["2033-05-18T03:33:20.000Z", "279037"],
])("codes are those of RFC 6238: %s", (at, code) => {
  const now = new Date(at);
  expect(totpCode(rfcSecret, now)).toBe(code);
  expect(totpStep(rfcSecret, code, now)).toBe(Math.floor(now.getTime() / 30_000));
});

test("a code holds in its period, the one before and the one after, and says which it was of", () => {
  const now = new Date("2026-03-01T09:00:00.000Z");
  const secret = newTotpSecret();
  const step = Math.floor(now.getTime() / 30_000);
  const at = (periods: number) => totpCode(secret, new Date(now.getTime() + periods * 30_000));
  expect([-1, 0, 1].map((periods) => totpStep(secret, at(periods), now))).toEqual([step - 1, step, step + 1]);
  const others = new Set([-1, 0, 1].map(at));
  for (const far of [-3, -2, 2, 3])
    if (!others.has(at(far))) expect(totpStep(secret, at(far), now)).toBeNull();
});

test("an app is given an address it knows, also as a picture", () => {
  const address = totpAddress(rfcSecret, "The: Daily", "ada@example.org");
  const url = new URL(address);
  expect(url.protocol).toBe("otpauth:");
  expect(url.searchParams.get("secret")).toBe(rfcSecret);
  expect(url.searchParams.get("issuer")).toBe("The  Daily");
  expect(qrCode(address)).toMatch(/^<svg[^>]*>.*<\/svg>$/s);
});

test("recovery codes differ, and are read however they are typed", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(recoveryCodeCount);
  for (const code of codes) {
    const read = readRecoveryCode(code);
    expect(read).toBe(code.replaceAll("-", ""));
    expect(readRecoveryCode(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(read);
    expect(readRecoveryCode(code.replaceAll("0", "o").replaceAll("1", "l"))).toBe(read);
  }
  for (const wrong of ["", "123456", "ABCD-EFGH-JKMN-PQR", "ABCD-EFGH-JKMN-PQR!"])
    expect(readRecoveryCode(wrong)).toBeNull();
});
