import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { calmStatus } from "./calm-status.ts";
import type { CollabState, CollabStatus } from "./collab-state.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A provider that says what it is told to, and what somebody sees of it. */
function watched(first: CollabStatus) {
  let status = first;
  let tell = () => {};
  const snapshot = (): CollabState => ({ ready: true, status, post: null, peers: [] });
  const calm = calmStatus({
    snapshot,
    subscribe: (listener) => {
      tell = listener;
      return () => {};
    },
  });
  const seen: string[] = [];
  calm.subscribe(() => seen.push(calm.snapshot().kind));
  return {
    seen,
    say: (next: CollabStatus) => {
      status = next;
      tell();
    },
  };
}

test("what is saved between two keys is not told, what is saved in the end is", () => {
  const { seen, say } = watched({ kind: "saved" });
  for (let key = 0; key < 5; key += 1) {
    say({ kind: "saving" });
    vi.advanceTimersByTime(100);
    say({ kind: "saved" });
    vi.advanceTimersByTime(100);
  }
  expect(seen).toEqual(["saving"]);
  vi.advanceTimersByTime(1_000);
  expect(seen).toEqual(["saving", "saved"]);
});

test("saved is not told of what came after it", () => {
  const { seen, say } = watched({ kind: "saving" });
  say({ kind: "saved" });
  vi.advanceTimersByTime(300);
  say({ kind: "saving" });
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([]);
});

test("bad news are told at once", () => {
  const { seen, say } = watched({ kind: "saving" });
  say({ kind: "offline", changes: 2 });
  say({ kind: "saved" });
  expect(seen).toEqual(["offline", "saved"]);
});
