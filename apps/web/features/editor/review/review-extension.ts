import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { pasted } from "./pasted.ts";
import { asSuggestion, reviewMeta } from "./suggest-changes.ts";

export interface Draft {
  from: number;
  to: number;
}

interface ReviewState {
  /** Threads that are shown in the text. */
  open: ReadonlySet<string>;
  active: string | null;
  /** What a comment that is being written is about. */
  draft: Draft | null;
  /** What carries open comments. */
  passages: DecorationSet;
  decorations: DecorationSet;
}

export const reviewKey = new PluginKey<ReviewState>("review");

export interface ReviewHooks {
  /** Whose suggestions these are, while what is done is to be a suggestion; else null. */
  suggester: () => string | null;
  /** Somebody pressed a passage with comments. */
  onThread: (thread: string) => void;
  /** Somebody wants to comment on what is selected. */
  onComment: () => void;
  /** What was done cannot be suggested. */
  onRefused: () => void;
}

/** The passages with open comments that reach into a part of the text. */
export function passages(
  doc: Node,
  { open, active }: Pick<ReviewState, "open" | "active">,
  from: number,
  to: number,
): Decoration[] {
  const found: Decoration[] = [];
  if (open.size === 0) return found;
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true;
    for (const mark of node.marks) {
      if (mark.type.name !== "comment") continue;
      const thread = String(mark.attrs.thread);
      if (!open.has(thread)) continue;
      const classes = thread === active ? "comment-open comment-active" : "comment-open";
      found.push(Decoration.inline(pos, pos + node.nodeSize, { class: classes }));
    }
    return false;
  });
  return found;
}

/** The blocks that a change touched, in the text as it is after it; null when it may have touched anything. */
function touched(tr: Transaction): { from: number; to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const [index, step] of tr.steps.entries()) {
    // Marks that come and go leave no trace in the map.
    if (!(step instanceof ReplaceStep)) return null;
    const later = tr.mapping.slice(index + 1);
    step.getMap().forEach((_from, _to, start, end) => {
      from = Math.min(from, later.map(start, -1));
      to = Math.max(to, later.map(end, 1));
    });
  }
  if (from > to) return { from: 0, to: 0 };
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  return { from: $from.depth > 0 ? $from.before(1) : from, to: $to.depth > 0 ? $to.after(1) : to };
}

/** The passages after a change: a key in a long text has one block looked at. */
export function movedPassages(
  tr: Transaction,
  before: Pick<ReviewState, "open" | "active" | "passages">,
): DecorationSet {
  const range = touched(tr);
  if (!range) return DecorationSet.create(tr.doc, passages(tr.doc, before, 0, tr.doc.content.size));
  const kept = before.passages.map(tr.mapping, tr.doc);
  return kept
    .remove(kept.find(range.from, range.to))
    .add(tr.doc, passages(tr.doc, before, range.from, range.to));
}

const withDraft = (doc: Node, shown: DecorationSet, draft: Draft | null) =>
  draft && draft.from < draft.to
    ? shown.add(doc, [Decoration.inline(draft.from, draft.to, { class: "comment-open comment-active" })])
    : shown;

/** Transactions that must pass as they are: other people's, undone ones, and those of the review itself. */
function passes(tr: Transaction): boolean {
  if (!tr.docChanged || tr.getMeta(reviewMeta) || tr.getMeta("history$")) return true;
  const sync = tr.getMeta("y-sync$") as
    | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
    | undefined;
  return Boolean(sync?.isChangeOrigin || sync?.isUndoRedoOperation) || tr.getMeta("preventUpdate") === true;
}

/** Comments shown in the text, and the mode in which what is done becomes a suggestion. */
export const ReviewMarks = Extension.create<ReviewHooks>({
  name: "reviewMarks",
  priority: 50,
  addOptions: () => ({
    suggester: () => null,
    onThread: () => {},
    onComment: () => {},
    onRefused: () => {},
  }),
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-m": () => {
        this.options.onComment();
        return true;
      },
    };
  },
  dispatchTransaction({ transaction, next }) {
    const user = this.options.suggester();
    if (user === null || passes(transaction)) return next(transaction);
    const suggestion = asSuggestion(transaction, this.editor.state, {
      user,
      now: () => new Date().toISOString(),
      newId: () => crypto.randomUUID(),
    });
    if (suggestion) return next(suggestion);
    this.options.onRefused();
  },
  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin<ReviewState>({
        key: reviewKey,
        state: {
          init: () => {
            const none = DecorationSet.empty;
            return { open: new Set<string>(), active: null, draft: null, passages: none, decorations: none };
          },
          apply: (tr, before) => {
            const change = tr.getMeta(reviewKey) as Partial<ReviewState> | undefined;
            if (!change && !tr.docChanged) return before;
            const draft = before.draft && {
              from: tr.mapping.map(before.draft.from, 1),
              to: tr.mapping.map(before.draft.to, -1),
            };
            const next = { open: before.open, active: before.active, draft, ...change };
            const shown = change
              ? DecorationSet.create(tr.doc, passages(tr.doc, next, 0, tr.doc.content.size))
              : movedPassages(tr, before);
            return { ...next, passages: shown, decorations: withDraft(tr.doc, shown, next.draft) };
          },
        },
        props: {
          decorations: (state) => reviewKey.getState(state)?.decorations ?? null,
          transformPasted: (slice, view) => (view.dragging?.move ? slice : pasted(slice, view.state.doc)),
          handleClick: (view, pos) => {
            const open = reviewKey.getState(view.state)?.open;
            const $pos = view.state.doc.resolve(pos);
            const marks = [...($pos.nodeBefore?.marks ?? []), ...($pos.nodeAfter?.marks ?? [])];
            const mark = marks.find(
              (one) => one.type.name === "comment" && open?.has(String(one.attrs.thread)),
            );
            if (mark) options.onThread(String(mark.attrs.thread));
            return false;
          },
        },
      }),
    ];
  },
});
