import type { Editor } from "@tiptap/core";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { type FindStep, findKey } from "./find-extension.ts";
import { findMatches, type Match } from "./find-matches.ts";

/** Puts a text in the place of each match. It takes the marks of the first character that goes. */
export function replaceMatches(
  tr: Transaction,
  state: EditorState,
  matches: readonly Match[],
  text: string,
): Transaction {
  // From the end, so that what is still to be replaced stays where it was found.
  for (const { from, to } of matches.toReversed()) {
    const marks = state.doc.nodeAt(from)?.marks ?? [];
    if (text === "") tr.delete(from, to);
    else tr.replaceWith(from, to, state.schema.text(text, marks));
  }
  return tr;
}

/** What is done next is undone by itself, apart from what was done before. */
export function beginUndoStep(state: EditorState): void {
  (
    yUndoPluginKey.getState(state) as { undoManager?: { stopCapturing(): void } } | undefined
  )?.undoManager?.stopCapturing();
}

/** Replaces the match that is looked at and goes to the next. */
export function replaceCurrent(editor: Editor, text: string): void {
  const found = findKey.getState(editor.state);
  const match = found?.matches[found.current];
  if (!found?.query || !match) return;
  if (found.stale) {
    refresh(editor);
    return;
  }
  beginUndoStep(editor.state);
  editor.view.dispatch(replaceMatches(editor.state.tr, editor.state, [match], text));
  const next = findKey.getState(editor.state)?.matches[found.current + 1];
  const step: FindStep = { query: found.query, near: next?.from ?? 0 };
  editor.view.dispatch(editor.state.tr.setMeta(findKey, step));
  beginUndoStep(editor.state);
  showCurrent(editor);
}

/** Replaces every match at once; how many there were. One step of undo takes them all back. */
export function replaceAll(editor: Editor, text: string): number {
  const { state } = editor;
  const query = findKey.getState(state)?.query;
  if (!query) return 0;
  const matches = findMatches(state.doc, query);
  if (matches.length === 0) return 0;
  beginUndoStep(state);
  editor.view.dispatch(replaceMatches(state.tr, state, matches, text));
  beginUndoStep(editor.state);
  refresh(editor);
  return matches.length;
}

export function refresh(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(findKey, { refresh: true } satisfies FindStep));
}

/** Looks at the next or previous match, round the end of the text. */
export function stepMatch(editor: Editor, by: 1 | -1): void {
  const found = findKey.getState(editor.state);
  if (!found || found.matches.length === 0) return;
  const current = (found.current + by + found.matches.length) % found.matches.length;
  editor.view.dispatch(editor.state.tr.setMeta(findKey, { current } satisfies FindStep));
  showCurrent(editor);
}

/** Brings the match that is looked at into view; the focus stays where it is. */
export function showCurrent(editor: Editor): void {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  editor.view.dom
    .querySelector(".found-current")
    ?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}
