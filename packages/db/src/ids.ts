import { v7 } from "uuid";

/** A new UUIDv7 (RFC 9562): time-ordered, so rows land at the end of their index. */
export function newId(): string {
  return v7();
}

/** The UUIDv7 of a given instant and 16 given random bytes: the same for the same. */
export function idFrom(at: Date, random: Uint8Array): string {
  return v7({ msecs: at.getTime(), random });
}

/** When a UUIDv7 was made, by the clock of the machine that made it. */
export function instantOf(id: string): string {
  return new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toISOString();
}
