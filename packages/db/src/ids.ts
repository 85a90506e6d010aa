import { v7 } from "uuid";

/** A new UUIDv7 (RFC 9562): time-ordered, so rows land at the end of their index. */
export function newId(): string {
  return v7();
}
