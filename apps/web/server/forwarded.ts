import { BlockList, isIP, isIPv4 } from "node:net";
import type { Layer } from "./layer.ts";

const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

interface Network {
  address: string;
  bits: number;
  family: "ipv4" | "ipv6";
}

function parseNetwork(text: string): Network | undefined {
  const [address = "", prefix] = text.split("/");
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  const bits = prefix === undefined ? most : Number(prefix || Number.NaN);
  if (version === 0 || !Number.isInteger(bits) || bits < 0 || bits > most) return undefined;
  return { address, bits, family: version === 4 ? "ipv4" : "ipv6" };
}

/** Whether a text is an address or a CIDR range. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined;
}

/** Builds the test for "is this address one of our proxies?" from addresses and CIDR ranges. */
export function proxyMatcher(entries: readonly string[]): (address: string) => boolean {
  const known = new BlockList();
  for (const entry of entries) {
    const network = parseNetwork(entry);
    if (!network) throw new Error(`"${entry}" is not an address or CIDR range`);
    known.addSubnet(network.address, network.bits, network.family);
  }
  return (address) => isIP(address) !== 0 && known.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}

/** An IPv4 address without its IPv6 dress. */
export function plainAddress(address: string): string {
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}

/**
 * The client's address: the last one in the chain of `x-forwarded-for` that no trusted proxy vouches for, else the peer itself.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: (address: string) => boolean,
): string {
  let client = plainAddress(peer);
  for (const hop of (forwardedFor ?? "").split(",").reverse()) {
    const address = plainAddress(hop.trim());
    if (!trusted(client) || isIP(address) === 0) break;
    client = address;
  }
  return client;
}

/**
 * Makes the forwarding headers mean what they say: from an unknown peer they are dropped, and in every case `x-real-ip` holds the
 * client's address, which is what rate limits and the audit log read.
 */
export function forwarded(trustedProxies: readonly string[]): Layer {
  const trusted = proxyMatcher(trustedProxies);
  return async (req, _res, next) => {
    const peer = plainAddress(req.socket.remoteAddress ?? "");
    const chain = req.headers["x-forwarded-for"];
    if (!trusted(peer)) for (const name of FORWARDED) delete req.headers[name];
    req.headers["x-real-ip"] = clientAddress(peer, Array.isArray(chain) ? chain.join(",") : chain, trusted);
    await next();
  };
}
