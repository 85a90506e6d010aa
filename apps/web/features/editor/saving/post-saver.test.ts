import { AppError } from "@broadsheet/contract/errors";
import { postSettings, type SavePostOutput, type WorkingCopy } from "@broadsheet/contract/posts";
import { describe, expect, it, vi } from "vitest";
import type { Changes } from "./changes.ts";
import { PostSaver } from "./post-saver.ts";
import { saveStatus } from "./save-machine.ts";

const copy = (version: number, title: string): WorkingCopy => ({
  version,
  title,
  slug: null,
  document: { type: "doc", content: [{ type: "paragraph" }] },
  settings: postSettings.parse({}),
  updatedAt: "2026-03-01T09:00:00.000Z",
  updatedBy: "Ada",
});

/** A server with one post, a device, and a clock that stands still until told. */
function setUp() {
  const stored = { copy: copy(1, "Start") };
  const network = { answers: true, arrives: true };
  const timers = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let lastTimer = 0;
  const kept: { value: { baseVersion: number; changes: Changes } | null } = { value: null };
  const saver = new PostSaver(stored.copy, {
    send: async ({ version, ...changes }) => {
      if (!network.arrives) throw new AppError("UNAVAILABLE");
      if (version !== stored.copy.version)
        throw new AppError("CONFLICT", undefined, { currentVersion: stored.copy.version });
      const { settings, ...own } = changes;
      stored.copy = { ...stored.copy, ...own, version: version + 1 } as WorkingCopy;
      if (!network.answers) throw new AppError("UNAVAILABLE");
      const { slug, updatedAt } = stored.copy;
      return {
        version: version + 1,
        slug,
        updatedAt,
        status: "draft",
        hasChanges: false,
        actions: [],
      } as SavePostOutput;
    },
    load: async () => stored.copy,
    keep: (draft) => {
      kept.value = draft;
    },
    onSaved: () => {},
    clock: {
      now: () => now,
      setTimer: (run, milliseconds) => {
        const id = ++lastTimer;
        timers.set(id, { at: now + milliseconds, run });
        return () => timers.delete(id);
      },
    },
  });
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const [id, { at, run }] of [...timers]) {
      if (at <= now && timers.delete(id)) run();
    }
  };
  return { saver, stored, network, kept, pass };
}

describe("PostSaver", () => {
  it("saves after a pause and keeps the change on the device until it has arrived", async () => {
    const { saver, stored, kept, pass } = setUp();
    saver.edit({ title: "Hello" });
    expect(kept.value).toEqual({ baseVersion: 1, changes: { title: "Hello" } });
    pass(1_000);
    await vi.waitFor(() => expect(saveStatus(saver.state).kind).toBe("saved"));
    expect(stored.copy).toMatchObject({ title: "Hello", version: 2 });
    expect(kept.value).toBeNull();
  });

  it("flushes what a collector holds back, and everything written while it flushes", async () => {
    const { saver, stored } = setUp();
    let held: Changes | null = { title: "Held" };
    saver.addCollector(() => {
      const changes = held;
      held = null;
      return changes;
    });
    const flushed = saver.flush();
    saver.edit({ slug: "later" });
    expect(await flushed).toBe(true);
    expect(stored.copy).toMatchObject({ title: "Held", slug: "later", version: 3 });
  });

  it("recognises its own save when only the answer was lost", async () => {
    const { saver, stored, network, pass } = setUp();
    network.answers = false;
    saver.edit({ title: "Twice" });
    expect(await saver.flush()).toBe(false);
    network.answers = true;
    pass(1_000);
    await vi.waitFor(() => expect(saveStatus(saver.state).kind).toBe("saved"));
    expect(stored.copy.version).toBe(2);
    expect(saver.state.version).toBe(2);
  });

  it("never overwrites somebody else's save, and loses nothing", async () => {
    const { saver, stored, kept } = setUp();
    stored.copy = copy(2, "Theirs");
    saver.edit({ title: "Mine" });
    expect(await saver.flush()).toBe(false);
    expect(saveStatus(saver.state)).toEqual({ kind: "conflict", currentVersion: 2 });
    expect(stored.copy.title).toBe("Theirs");
    expect(kept.value?.changes).toEqual({ title: "Mine" });
    saver.rebase(stored.copy);
    expect(await saver.flush()).toBe(true);
    expect(stored.copy).toMatchObject({ title: "Mine", version: 3 });
  });

  it("reports a flush without network as not saved and tries again by itself", async () => {
    const { saver, stored, network, pass } = setUp();
    network.arrives = false;
    saver.edit({ title: "Later" });
    expect(await saver.flush()).toBe(false);
    network.arrives = true;
    pass(1_000);
    await vi.waitFor(() => expect(stored.copy.title).toBe("Later"));
  });
});
