import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { editorShortcuts } from "../shortcuts.ts";
import { findMatches, type Match, type Query } from "./find-matches.ts";

export interface FindState {
  query: Query | null;
  matches: readonly Match[];
  /** Which of them is looked at; -1 for none. */
  current: number;
  decorations: DecorationSet;
  /** The text has changed since it was searched. */
  stale: boolean;
}

/** What to do to the search: ask for something, end it (null), look again, or go to one of the matches. */
export type FindStep = { query: Query | null; near?: number } | { refresh: true } | { current: number };

export const findKey = new PluginKey<FindState>("find");

/** Searching again waits until the text has rested for so long. */
const restMs = 200;

const nothing: FindState = {
  query: null,
  matches: [],
  current: -1,
  decorations: DecorationSet.empty,
  stale: false,
};

const decorate = (doc: Node, matches: readonly Match[], current: number) =>
  DecorationSet.create(
    doc,
    matches.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: index === current ? "found found-current" : "found" }),
    ),
  );

function searched(doc: Node, query: Query, near: number): FindState {
  const matches = findMatches(doc, query);
  const after = matches.findIndex(({ from }) => from >= near);
  const current = matches.length === 0 ? -1 : Math.max(0, after);
  return { query, matches, current, decorations: decorate(doc, matches, current), stale: false };
}

function apply(tr: Transaction, before: FindState): FindState {
  const step = tr.getMeta(findKey) as FindStep | undefined;
  if (step && "query" in step)
    return step.query ? searched(tr.doc, step.query, step.near ?? tr.selection.from) : nothing;
  if (!before.query) return before;
  const moved = tr.docChanged
    ? {
        ...before,
        matches: before.matches.map(({ from, to }) => ({
          from: tr.mapping.map(from, 1),
          to: tr.mapping.map(to, -1),
        })),
        decorations: before.decorations.map(tr.mapping, tr.doc),
        stale: true,
      }
    : before;
  if (step && "refresh" in step)
    return searched(tr.doc, before.query, moved.matches[moved.current]?.from ?? tr.selection.from);
  if (step) {
    const { current } = step;
    return { ...moved, current, decorations: decorate(tr.doc, moved.matches, current) };
  }
  return moved;
}

interface FindOptions {
  /** Somebody wants to search; `replacing` to replace as well. */
  onOpen: (replacing: boolean) => void;
  onStep: (by: 1 | -1) => void;
}

/** Search within the text. While nothing is asked for it costs nothing. */
export const Find = Extension.create<FindOptions>({
  name: "find",
  addOptions: () => ({ onOpen: () => {}, onStep: () => {} }),
  addKeyboardShortcuts() {
    const { onOpen, onStep } = this.options;
    const does = (act: () => void) => () => {
      act();
      return true;
    };
    return {
      [editorShortcuts.find.keys]: does(() => onOpen(false)),
      [editorShortcuts.replace.keys]: does(() => onOpen(true)),
      [editorShortcuts.findNext.keys]: does(() => onStep(1)),
      [editorShortcuts.findPrevious.keys]: does(() => onStep(-1)),
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin<FindState>({
        key: findKey,
        state: { init: () => nothing, apply },
        props: { decorations: (state) => findKey.getState(state)?.decorations },
        view: () => {
          let timer: ReturnType<typeof setTimeout> | undefined;
          return {
            update: (view) => {
              clearTimeout(timer);
              if (findKey.getState(view.state)?.stale)
                timer = setTimeout(
                  () => view.dispatch(view.state.tr.setMeta(findKey, { refresh: true } satisfies FindStep)),
                  restMs,
                );
            },
            destroy: () => clearTimeout(timer),
          };
        },
      }),
    ];
  },
});
