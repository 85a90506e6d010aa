import { describe, expect, it } from "vitest";
import { clientAddress, proxyMatcher } from "./forwarded.ts";

const trusted = proxyMatcher(["10.0.0.0/8", "127.0.0.1", "::1"]);

describe("client address", () => {
  it.each([
    ["the peer itself", "203.0.113.9", undefined, "203.0.113.9"],
    ["the peer, whatever an unknown one claims", "203.0.113.9", "1.2.3.4", "203.0.113.9"],
    ["whom our proxy names", "10.0.0.2", "203.0.113.9", "203.0.113.9"],
    [
      "the last one no proxy of ours vouches for",
      "127.0.0.1",
      "1.2.3.4, 203.0.113.9, 10.1.1.1",
      "203.0.113.9",
    ],
    ["the proxy when the chain is nonsense", "10.0.0.2", "unknown", "10.0.0.2"],
    ["an IPv4 address without its IPv6 dress", "::ffff:10.0.0.2", "::ffff:203.0.113.9", "203.0.113.9"],
    ["an IPv6 client", "::1", "2001:db8::7", "2001:db8::7"],
  ])("is %s", (_, peer, chain, expected) => {
    expect(clientAddress(peer, chain, trusted)).toBe(expected);
  });
});

describe("trusted proxies", () => {
  it.each(["proxy.local", "10.0.0.0/33", "::1/129", "10.0.0.1/x", "10.0.0.1/", ""])("refuses %j", (entry) => {
    expect(() => proxyMatcher([entry])).toThrow("is not an address");
  });
});
