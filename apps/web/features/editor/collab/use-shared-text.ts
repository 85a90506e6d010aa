"use client";
import { writeText } from "@broadsheet/document/collab/write-content";
import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";

type Field = HTMLTextAreaElement | HTMLInputElement;

/** Ties a field to a shared text: what is typed merges with what others type, and the caret stays at its word. */
export function useSharedText(
  text: Y.Text,
  field: RefObject<Field | null>,
): { value: string; change: (value: string) => void } {
  const caret = useRef<[number, number] | null>(null);
  const subscribe = useCallback(
    (listener: () => void) => {
      const observe = (event: Y.YTextEvent) => {
        const element = field.current;
        if (element && !event.transaction.local && document.activeElement === element) {
          const moved = (at: number | null) => movedBy(event.delta, at ?? 0);
          caret.current = [moved(element.selectionStart), moved(element.selectionEnd)];
        }
        listener();
      };
      text.observe(observe);
      return () => text.unobserve(observe);
    },
    [text, field],
  );
  const value = useSyncExternalStore(
    subscribe,
    () => text.toString(),
    () => "",
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is put back when the value has changed
  useLayoutEffect(() => {
    if (caret.current) field.current?.setSelectionRange(...caret.current);
    caret.current = null;
  }, [value]);
  const change = useCallback(
    (next: string) => text.doc?.transact(() => writeText(text, next), "field"),
    [text],
  );
  return { value, change };
}

/** Where a place in a text is after a change of it. */
export function movedBy(delta: Y.YTextEvent["delta"], place: number): number {
  let at = 0;
  let moved = place;
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    at += retain;
    if (at > moved) break;
    if (typeof insert === "string") {
      moved += insert.length;
      at += insert.length;
    }
    if (removed > 0) moved -= Math.min(removed, Math.max(0, moved - at));
  }
  return moved;
}
