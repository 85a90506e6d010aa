import { newSharedDocument } from "@broadsheet/document/collab/shared-document";
import { writeText } from "@broadsheet/document/collab/write-content";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { peopleHere } from "../presence/people-here.ts";
import { statusOf } from "./collab-state.ts";
import { Unsent } from "./unsent.ts";
import { movedBy } from "./use-shared-text.ts";

describe("a caret in a shared text", () => {
  it("stays at its letter, whatever others write", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.nat(), (before, after, at) => {
        const { parts } = newSharedDocument();
        parts.title.insert(0, before);
        // A mark where the caret is, which the others do not see.
        const place = Math.min(at, before.length);
        const relative = Y.createRelativePositionFromTypeIndex(parts.title, place);
        const { doc } = parts.title;
        if (!doc) throw new Error("No document");
        let moved = place;
        parts.title.observe((event) => {
          moved = movedBy(event.delta, moved);
        });
        writeText(parts.title, after);
        const wanted = Y.createAbsolutePositionFromRelativePosition(relative, doc)?.index;
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(moved).toBeLessThanOrEqual(after.length);
        // Where its letter is gone, and where something was put in exactly here, either side is right.
        if (wanted !== undefined && before.startsWith(after))
          expect(moved).toBe(Math.min(place, after.length));
        if (after.endsWith(before) && place > 0 && wanted !== undefined && after !== before)
          expect(moved).toBe(after.length - before.length + place);
      }),
    ));
});

describe("what is not confirmed", () => {
  const update = (text: string) => {
    const { doc, parts } = newSharedDocument();
    parts.title.insert(0, text);
    return Y.encodeStateAsUpdate(doc);
  };

  it("goes out as one, and comes back to the front of the queue when it fails", () => {
    const unsent = new Unsent();
    unsent.add(update("a"));
    unsent.add(update("b"));
    expect(unsent.take()).not.toBeNull();
    expect(unsent.take()).toBeNull();
    unsent.add(update("c"));
    unsent.failed();
    expect(unsent.count).toBe(3);
    expect(unsent.take()).not.toBeNull();
    unsent.confirmed();
    expect(unsent.count).toBe(0);
    expect(unsent.take()).toBeNull();
  });

  it("of an earlier visit waits for a sync that tells what it is", () => {
    const unsent = new Unsent(4);
    expect(unsent.take()).toBeNull();
    unsent.rebase(update("d"));
    expect(unsent.take()).not.toBeNull();
    unsent.confirmed();
    expect(unsent.count).toBe(0);
  });
});

it("says saved only when the server has everything", () => {
  const facts = {
    ready: true,
    online: true,
    synced: true,
    failing: false,
    problem: null,
    changes: 0,
  };
  expect(statusOf(facts)).toEqual({ kind: "saved" });
  expect(statusOf({ ...facts, changes: 2 })).toEqual({ kind: "saving" });
  expect(statusOf({ ...facts, synced: false, failing: true })).toEqual({ kind: "retrying", changes: 0 });
  expect(statusOf({ ...facts, online: false, changes: 2 })).toEqual({ kind: "offline", changes: 2 });
  expect(statusOf({ ...facts, ready: false })).toEqual({ kind: "opening" });
});

it("names each person once, at the window with the caret", () => {
  const peer = { name: "Mei", userId: "m", caret: null, part: null } as const;
  const caret = { anchor: "AA==", head: "AA==" };
  const people = peopleHere([
    { ...peer, client: 1 },
    { ...peer, client: 2, caret },
    { client: 3, userId: "a", name: "Ada", caret: null, part: "title" },
  ]);
  expect(people).toEqual([
    { userId: "a", name: "Ada", client: 3, place: "in the title" },
    { userId: "m", name: "Mei", client: 2, place: "in the text" },
  ]);
});
