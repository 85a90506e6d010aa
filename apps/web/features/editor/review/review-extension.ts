import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
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

function decorate(doc: Node, { open, active, draft }: Omit<ReviewState, "decorations">): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, pos) => {
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
  if (draft && draft.from < draft.to)
    found.push(Decoration.inline(draft.from, draft.to, { class: "comment-open comment-active" }));
  return DecorationSet.create(doc, found);
}

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
          init: (_config, { doc }) => {
            const start = { open: new Set<string>(), active: null, draft: null };
            return { ...start, decorations: decorate(doc, start) };
          },
          apply: (tr, before) => {
            const change = tr.getMeta(reviewKey) as Partial<ReviewState> | undefined;
            if (!change && !tr.docChanged) return before;
            const draft = before.draft && {
              from: tr.mapping.map(before.draft.from, 1),
              to: tr.mapping.map(before.draft.to, -1),
            };
            const next = { open: before.open, active: before.active, draft, ...change };
            return { ...next, decorations: decorate(tr.doc, next) };
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
