import type { CollabPost, Peer } from "@broadsheet/contract/collab";
import type { ErrorCode } from "@broadsheet/contract/errors";

/** What a person is told about their words. */
export type CollabStatus =
  | { kind: "opening" }
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "offline"; changes: number }
  | { kind: "retrying"; changes: number }
  /** The server does not take it, and time alone will not change that. */
  | { kind: "refused"; code: ErrorCode; message: string; changes: number }
  /** The server holds another document by now (its database was put back). What is here cannot be merged into it. */
  | { kind: "replaced"; changes: number }
  /** This page is of another version of Broadsheet than the server and has to be loaded anew. */
  | { kind: "outdated"; changes: number };

export interface CollabState {
  /** The document is there and can be shown. */
  ready: boolean;
  status: CollabStatus;
  post: CollabPost | null;
  /** The others who have the post open. */
  peers: readonly Peer[];
}

/** What a provider knows about itself. */
interface Facts {
  ready: boolean;
  online: boolean;
  /** The server's state was seen, and nothing has failed since. */
  synced: boolean;
  failing: boolean;
  problem: CollabStatus | null;
  changes: number;
}

/** The truth about saving: "saved" is said only when the server has everything. */
export function statusOf({ ready, online, synced, failing, problem, changes }: Facts): CollabStatus {
  if (problem) return { ...problem, changes } as CollabStatus;
  if (!ready) return { kind: "opening" };
  if (!online) return { kind: "offline", changes };
  if (!synced && failing) return { kind: "retrying", changes };
  return changes > 0 ? { kind: "saving" } : { kind: "saved" };
}

/** Whether two say the same. */
export function isSameStatus(a: CollabStatus, b: CollabStatus): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
