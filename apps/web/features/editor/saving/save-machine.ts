import type { ErrorCode } from "@broadsheet/contract/errors";
import { type Changes, mergeChanges } from "./changes.ts";

/** A pause in writing after which a save starts, and the longest that writing without a pause puts it off. Milliseconds. */
export const quietTime = 900;
export const longestWait = 5_000;
const firstRetry = 1_000;
const longestRetry = 30_000;

/** Why saving stopped until a person decides. */
export type SaveProblem =
  | { kind: "conflict"; currentVersion: number | null }
  | { kind: "refused"; code: ErrorCode; message: string };

export interface SaveState {
  /** The version that the next save builds on. */
  version: number;
  /** Changed and not on its way. */
  unsent: Changes | null;
  /** On its way; at most one save is. */
  sending: Changes | null;
  /** When the next save starts; null where nothing waits for time to pass. */
  dueAt: number | null;
  /** Since when something is unsent. */
  unsentSince: number | null;
  /** Saves in a row that did not get through. */
  failures: number;
  online: boolean;
  problem: SaveProblem | null;
  savedAt: number | null;
}

export type SaveEvent =
  | { type: "edited"; changes: Changes; now: number }
  | { type: "hurry"; now: number }
  | { type: "ticked"; now: number }
  | { type: "saved"; version: number; now: number }
  | { type: "failed"; code: ErrorCode; message: string; currentVersion: number | null; now: number }
  | { type: "wentOnline"; now: number }
  | { type: "wentOffline" }
  /** The working copy is at this version and holds all that was sent; what is unsent stays. */
  | { type: "rebased"; version: number; now: number }
  /** The working copy is at this version, and what was unsent is settled otherwise. */
  | { type: "replaced"; version: number };

export function initialSaveState(version: number, online = true): SaveState {
  return {
    version,
    unsent: null,
    sending: null,
    dueAt: null,
    unsentSince: null,
    failures: 0,
    online,
    problem: null,
    savedAt: null,
  };
}

/** Failures that time may heal: the same save is sent again. All others wait for a person. */
const passing: ReadonlySet<ErrorCode> = new Set(["UNAVAILABLE", "INTERNAL", "RATE_LIMITED"]);

export function retryDelay(failures: number): number {
  return Math.min(longestRetry, firstRetry * 2 ** Math.max(0, failures - 1));
}

/** The next state. Whoever runs the machine sends `sending` when it appears, and ticks at `dueAt`. */
export function reduceSave(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case "edited": {
      const { now } = event;
      const unsentSince = state.unsentSince ?? now;
      const unsent = mergeChanges(state.unsent, event.changes);
      // What was refused may be right now; a conflict stays one.
      const problem = state.problem?.kind === "refused" ? null : state.problem;
      const retrying = state.failures > 0 && state.dueAt !== null;
      const dueAt = retrying ? state.dueAt : Math.min(now + quietTime, unsentSince + longestWait);
      return { ...state, unsent, unsentSince, problem, dueAt: problem ? null : dueAt };
    }
    case "hurry": {
      const problem = state.problem?.kind === "refused" ? null : state.problem;
      if (problem || !state.unsent) return state;
      return start({ ...state, problem, dueAt: event.now }, event.now);
    }
    case "ticked":
      return start(state, event.now);
    case "saved": {
      const { version, now } = event;
      const dueAt = state.unsent ? Math.min(now + quietTime, (state.unsentSince ?? now) + longestWait) : null;
      return { ...state, version, sending: null, failures: 0, problem: null, savedAt: now, dueAt };
    }
    case "failed": {
      const unsent = mergeChanges(state.sending, state.unsent);
      const kept = { ...state, unsent, sending: null, unsentSince: state.unsentSince ?? event.now };
      if (event.code === "CONFLICT")
        return { ...kept, dueAt: null, problem: { kind: "conflict", currentVersion: event.currentVersion } };
      if (!passing.has(event.code))
        return {
          ...kept,
          dueAt: null,
          problem: { kind: "refused", code: event.code, message: event.message },
        };
      const failures = state.failures + 1;
      return { ...kept, failures, dueAt: event.now + retryDelay(failures) };
    }
    case "wentOnline": {
      const back = { ...state, online: true };
      return state.unsent && !state.problem ? { ...back, dueAt: event.now } : back;
    }
    case "wentOffline":
      return { ...state, online: false };
    case "rebased": {
      const { version, now } = event;
      const dueAt = state.unsent ? now : null;
      return { ...state, version, sending: null, failures: 0, problem: null, dueAt, savedAt: now };
    }
    case "replaced":
      return { ...initialSaveState(event.version, state.online), savedAt: state.savedAt };
  }
}

function start(state: SaveState, now: number): SaveState {
  const ready = state.online && state.dueAt !== null && state.dueAt <= now;
  if (!ready || state.sending || !state.unsent || state.problem) return state;
  return { ...state, sending: state.unsent, unsent: null, unsentSince: null, dueAt: null };
}

/** What a person is told. */
export type SaveStatus =
  | { kind: "saved"; at: number | null }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "retrying"; at: number }
  | { kind: "conflict"; currentVersion: number | null }
  | { kind: "refused"; code: ErrorCode; message: string };

export function saveStatus(state: SaveState): SaveStatus {
  const { problem } = state;
  if (problem) return problem;
  if (state.sending) return { kind: "saving" };
  if (!state.unsent) return { kind: "saved", at: state.savedAt };
  if (!state.online) return { kind: "offline" };
  if (state.failures > 0 && state.dueAt !== null) return { kind: "retrying", at: state.dueAt };
  return { kind: "unsaved" };
}

/** Everything the server has not confirmed. */
export function outstanding(state: SaveState): Changes | null {
  return mergeChanges(state.sending, state.unsent);
}
