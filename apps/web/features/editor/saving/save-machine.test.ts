import { describe, expect, it } from "vitest";
import {
  initialSaveState,
  longestWait,
  outstanding,
  quietTime,
  reduceSave,
  retryDelay,
  type SaveEvent,
  type SaveState,
  saveStatus,
} from "./save-machine.ts";

const run = (events: SaveEvent[], from: SaveState = initialSaveState(3)) => events.reduce(reduceSave, from);
const edited = (title: string, now: number): SaveEvent => ({ type: "edited", changes: { title }, now });
const failed = (
  code: "UNAVAILABLE" | "CONFLICT" | "SLUG_TAKEN" | "UNAUTHENTICATED",
  now: number,
): SaveEvent => ({
  type: "failed",
  code,
  message: code,
  currentVersion: code === "CONFLICT" ? 5 : null,
  now,
});

describe("saving", () => {
  it("waits for a pause, and each change puts the pause off", () => {
    const state = run([edited("a", 0), edited("ab", 500)]);
    expect(state.dueAt).toBe(500 + quietTime);
    expect(reduceSave(state, { type: "ticked", now: quietTime }).sending).toBeNull();
    expect(reduceSave(state, { type: "ticked", now: 500 + quietTime }).sending).toEqual({ title: "ab" });
  });

  it("does not wait for a pause forever", () => {
    const events = Array.from({ length: 30 }, (_, index) => edited(`${index}`, index * 300));
    expect(run(events).dueAt).toBe(longestWait);
  });

  it("has one save on its way; what is written meanwhile goes with the next version", () => {
    const sending = run([
      edited("a", 0),
      { type: "hurry", now: 1 },
      edited("ab", 2),
      { type: "hurry", now: 3 },
    ]);
    expect(sending.sending).toEqual({ title: "a" });
    expect(sending.unsent).toEqual({ title: "ab" });
    const next = run(
      [
        { type: "saved", version: 4, now: 10 },
        { type: "hurry", now: 10 },
      ],
      sending,
    );
    expect(next).toMatchObject({ version: 4, sending: { title: "ab" }, unsent: null });
  });

  it("sends again after a failure of the network, later each time, with what was added", () => {
    const once = run([edited("a", 0), { type: "hurry", now: 0 }, edited("ab", 5), failed("UNAVAILABLE", 10)]);
    expect(once).toMatchObject({ sending: null, unsent: { title: "ab" }, dueAt: 10 + retryDelay(1) });
    expect(saveStatus(once)).toEqual({ kind: "retrying", at: 10 + retryDelay(1) });
    const twice = run([{ type: "ticked", now: 1_010 }, failed("UNAVAILABLE", 1_020)], once);
    expect(twice.dueAt).toBe(1_020 + retryDelay(2));
    expect(retryDelay(20)).toBe(30_000);
    expect(run([edited("abc", 1_100)], twice).dueAt).toBe(twice.dueAt);
  });

  it("sends nothing offline and starts as soon as the network is back", () => {
    const away = run([{ type: "wentOffline" }, edited("a", 0), { type: "ticked", now: 9_000 }]);
    expect(saveStatus(away)).toEqual({ kind: "offline" });
    const back = run(
      [
        { type: "wentOnline", now: 9_500 },
        { type: "ticked", now: 9_500 },
      ],
      away,
    );
    expect(back.sending).toEqual({ title: "a" });
  });

  it("stops at a conflict, keeps every change, and sends nothing until it is settled", () => {
    const torn = run([edited("a", 0), { type: "hurry", now: 0 }, failed("CONFLICT", 5), edited("ab", 6)]);
    expect(saveStatus(torn)).toEqual({ kind: "conflict", currentVersion: 5 });
    expect(outstanding(torn)).toEqual({ title: "ab" });
    for (const event of [
      { type: "hurry", now: 9e9 },
      { type: "ticked", now: 9e9 },
    ] as const)
      expect(reduceSave(torn, event).sending).toBeNull();
    expect(reduceSave(torn, { type: "replaced", version: 5 })).toMatchObject({
      version: 5,
      unsent: null,
      problem: null,
    });
  });

  it("goes on after a refusal once something changed or somebody asks", () => {
    const refused = run([edited("a", 0), { type: "hurry", now: 0 }, failed("SLUG_TAKEN", 5)]);
    expect(saveStatus(refused)).toMatchObject({ kind: "refused", code: "SLUG_TAKEN" });
    expect(reduceSave(refused, { type: "ticked", now: 9e9 }).sending).toBeNull();
    expect(run([edited("b", 6), { type: "ticked", now: 9e9 }], refused).sending).toEqual({ title: "b" });
    expect(reduceSave(refused, { type: "hurry", now: 7 }).sending).toEqual({ title: "a" });
  });

  it("says saved only when the server has everything", () => {
    const events = [
      edited("a", 0),
      { type: "hurry", now: 1 },
      { type: "saved", version: 4, now: 2 },
    ] as SaveEvent[];
    const seen = events.map((_, index) => saveStatus(run(events.slice(0, index + 1))).kind);
    expect(seen).toEqual(["unsaved", "saving", "saved"]);
  });
});
