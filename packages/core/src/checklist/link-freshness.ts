import type { LinkCheck } from "./link-check.reads.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Whether what was found at an address still counts: what was there, for long; what was not, until somebody may have mended it. */
export function isFresh(check: LinkCheck | undefined, now: Date): boolean {
  if (!check) return false;
  const age = now.getTime() - Date.parse(check.checkedAt);
  return (
    age < (check.result === "found" ? 3 * day : check.result === "unreachable" ? 10 * minute : 30 * minute)
  );
}
