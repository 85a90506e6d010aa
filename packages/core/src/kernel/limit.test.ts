import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf, privateKey } from "./limit.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["2001:db8:1:2::", "2001:db8:1:2"],
  ["fe80::", "fe80:0:0:0"],
  [null, "unknown"],
])("%s is counted as %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("addresses of one IPv6 network are one, of two are two", () => {
  const part = fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16));
  const half = fc.tuple(part, part, part, part).map((parts) => parts.join(":"));
  fc.assert(
    fc.property(half, half, half, half, (net, other, a, b) => {
      expect(networkOf(`${net}:${a}`)).toBe(networkOf(`${net}:${b}`));
      fc.pre(net !== other);
      expect(networkOf(`${net}:${a}`)).not.toBe(networkOf(`${other}:${a}`));
    }),
  );
});

test("a key tells no address, and parts cannot be shifted between one another", () => {
  expect(privateKey("ada@example.org")).not.toContain("ada");
  expect(privateKey("a", "bc")).not.toBe(privateKey("ab", "c"));
});
