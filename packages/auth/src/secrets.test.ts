import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveSecret, equalSecrets, hashSecret, newSecret } from "./secrets.ts";

test("a new secret has 256 bits, fits into an address, and is kept as something else", () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
  expect(hashSecret("a")).toBe("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
});

test("a derived secret is the same for the same key, purpose and id, and another for any other", () => {
  const made = deriveSecret("key", "invitation", "1");
  expect(deriveSecret("key", "invitation", "1")).toBe(made);
  const others = [
    deriveSecret("key2", "invitation", "1"),
    deriveSecret("key", "invitation", "2"),
    deriveSecret("key", "sign-in", "1"),
    deriveSecret("key", "invitation1", ""),
  ];
  expect(new Set([made, ...others]).size).toBe(5);
});

test("secrets are equal when they are the same text", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => equalSecrets(a, b) === (a === b)));
  expect(equalSecrets("same", "same")).toBe(true);
});
