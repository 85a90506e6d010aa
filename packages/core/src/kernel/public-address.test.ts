import { expect, test } from "vitest";
import { ClosedAddressError, guardedLookup, isPublicAddress } from "./public-address.ts";

test.each(["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:2800:220:1::1", "2a00:1450:4001::1"])(
  "%s is open",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.1.1",
  "127.0.0.1",
  "127.255.0.9",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:a00:1",
  "64:ff9b::7f00:1",
  "fc00::1",
  "fe80::1",
  "ff02::1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "localhost",
  "",
])("%s is closed", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("a name that leads to this machine is not connected to", async () => {
  const result = await new Promise((resolve) => {
    guardedLookup(isPublicAddress)("localhost", { all: true }, (error) => resolve(error));
  });
  expect(result).toBeInstanceOf(ClosedAddressError);
});
