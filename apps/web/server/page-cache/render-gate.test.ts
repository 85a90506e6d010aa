import { describe, expect, it } from "vitest";
import { Overloaded, RenderGate } from "./render-gate.ts";

describe("the gate", () => {
  it("lets so many in, lets some wait in turn, and refuses the rest at once", async () => {
    const gate = new RenderGate({ atOnce: 2, waiting: 2, patienceMs: 10_000 });
    const leaves = [await gate.enter(), await gate.enter()];
    const order: number[] = [];
    const waiting = [1, 2].map(async (n) => {
      const leave = await gate.enter();
      order.push(n);
      return leave;
    });
    await expect(gate.enter()).rejects.toThrow(Overloaded);
    expect(gate).toMatchObject({ running: 2, queued: 2 });
    leaves[0]?.();
    leaves[0]?.();
    const next = await waiting[0];
    expect(order).toEqual([1]);
    leaves[1]?.();
    const last = await waiting[1];
    expect(order).toEqual([1, 2]);
    next?.();
    last?.();
    expect(gate).toMatchObject({ running: 0, queued: 0 });
  });

  it("lets nobody wait longer than is of use", async () => {
    const gate = new RenderGate({ atOnce: 1, patienceMs: 20 });
    const leave = await gate.enter();
    await expect(gate.enter()).rejects.toThrow(Overloaded);
    leave();
    expect(gate).toMatchObject({ running: 0, queued: 0 });
    (await gate.enter())();
  });

  it("begins nothing new while the event loop is late, except where nothing else runs", async () => {
    let lag = 1_000;
    const gate = new RenderGate({ atOnce: 4, lagMs: () => lag });
    const leave = await gate.enter();
    await expect(gate.enter()).rejects.toThrow(Overloaded);
    expect(gate.hasRoom).toBe(false);
    lag = 0;
    expect(gate.hasRoom).toBe(true);
    (await gate.enter())();
    leave();
  });
});
