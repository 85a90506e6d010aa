import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { reviewKey } from "./review-extension.ts";
import { reviewMeta } from "./suggest-changes.ts";

export interface Span {
  from: number;
  to: number;
}

/** Where each thread stands in the text: from its first mark to its last. */
export function anchorsIn(doc: Node): Map<string, Span> {
  const found = new Map<string, Span>();
  doc.descendants((node, pos) => {
    if (!node.isInline) return true;
    for (const mark of node.marks) {
      if (mark.type.name !== "comment") continue;
      const thread = String(mark.attrs.thread);
      found.set(thread, { from: found.get(thread)?.from ?? pos, to: pos + node.nodeSize });
    }
    return false;
  });
  return found;
}

/** What can be commented on: the selection, else the word the caret stands in; null where there is no text. */
export function passageToComment(editor: Editor): Span | null {
  const { selection, doc } = editor.state;
  let { from, to } = selection;
  if (selection.empty) {
    const { $from } = selection;
    if (!$from.parent.isTextblock) return null;
    const text = $from.parent.textBetween(0, $from.parent.content.size, "\n", "\ufffc");
    const at = $from.parentOffset;
    from -= /[\p{L}\p{N}]*$/u.exec(text.slice(0, at))?.[0].length ?? 0;
    to += /^[\p{L}\p{N}]*/u.exec(text.slice(at))?.[0].length ?? 0;
  }
  let holds = false;
  doc.nodesBetween(from, to, (node, _pos, parent) => {
    const { comment } = editor.schema.marks;
    if (node.isInline && comment && parent?.type.allowsMarkType(comment)) holds = true;
  });
  return holds && from < to ? { from, to } : null;
}

/** Puts a thread's mark on a passage. Not for undo: it would take the anchor of a conversation that is there. */
export function anchorThread(editor: Editor, thread: string, { from, to }: Span): void {
  const mark = editor.schema.mark("comment", { thread });
  editor.view.dispatch(
    editor.state.tr.addMark(from, to, mark).setMeta(reviewMeta, true).setMeta("addToHistory", false),
  );
}

/** Takes a thread's mark off the text. */
export function releaseThread(editor: Editor, thread: string): void {
  const { tr, doc, schema } = editor.state;
  const mark = schema.mark("comment", { thread });
  editor.view.dispatch(
    tr.removeMark(0, doc.content.size, mark).setMeta(reviewMeta, true).setMeta("addToHistory", false),
  );
}

/** Brings a passage into view, without taking the focus from where somebody is typing. */
export function showSpan(editor: Editor, { from }: Span): void {
  const { node } = editor.view.domAtPos(from);
  const element = node instanceof Element ? node : node.parentElement;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

/** Goes to a passage with the caret. */
export function goToSpan(editor: Editor, { from, to }: Span): void {
  const { tr, doc } = editor.state;
  const end = Math.min(to, doc.content.size);
  editor.view.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(end))).scrollIntoView(),
  );
  editor.view.focus();
}

/** Tells the text which threads to show, which of them is looked at, and what a comment in the making is about. */
export function tellReview(
  editor: Editor,
  change: { open?: ReadonlySet<string>; active?: string | null; draft?: Span | null },
): void {
  editor.view.dispatch(editor.state.tr.setMeta(reviewKey, change));
}
