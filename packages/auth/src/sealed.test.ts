import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

const key = "a-secret-of-the-tests-that-is-long-enough";

test("what was sealed is read back by its owner, for its purpose, with its key, and by nobody else", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (text, owner) => {
      const sealed = seal(key, "totp", owner, text);
      expect(unseal(key, "totp", owner, sealed)).toBe(text);
      expect(unseal(key, "totp", `${owner}x`, sealed)).toBeNull();
      expect(unseal(key, "other", owner, sealed)).toBeNull();
      expect(unseal(`${key}x`, "totp", owner, sealed)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test("changed, cut or foreign text does not open, and equal texts look different", () => {
  const sealed = seal(key, "totp", "ada", "JBSWY3DPEHPK3PXP");
  expect(sealed).not.toBe(seal(key, "totp", "ada", "JBSWY3DPEHPK3PXP"));
  expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
  for (const wrong of [
    "",
    "v1.",
    "v2.AAAA",
    sealed.slice(0, -4),
    `${sealed.slice(0, 10)}AAAA${sealed.slice(14)}`,
  ])
    expect(unseal(key, "totp", "ada", wrong)).toBeNull();
});
