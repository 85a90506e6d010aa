import type { Mark, Node, Slice } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep } from "@tiptap/pm/transform";

/** Set on a transaction that is not to be turned into suggestions: it settles some, or anchors a comment. */
export const reviewMeta = "review";

export interface Suggester {
  user: string;
  now: () => string;
  newId: () => string;
}

const isInsertion = (mark: Mark) => mark.type.name === "insertion";
const isDeletion = (mark: Mark) => mark.type.name === "deletion";
const reviewMarks = new Set(["comment", "insertion", "deletion"]);

/**
 * What somebody did, as a suggestion: what they typed carries an insertion mark, what they took out stays with a deletion mark, and their own
 * suggested text really goes. Null for what cannot be suggested: formatting, and the structure of blocks that readers have.
 */
export function asSuggestion(tr: Transaction, state: EditorState, who: Suggester): Transaction | null {
  const out = state.tr;
  let caret: number | null = null;
  for (const [index, step] of tr.steps.entries()) {
    const doc = tr.docs[index] ?? state.doc;
    const back = new Mapping(tr.mapping.maps.slice(0, index)).invert();
    const place = (pos: number, side: -1 | 1) => out.mapping.map(back.map(pos, side), side);
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
      if (!reviewMarks.has(step.mark.type.name)) return null;
      out.step(step);
    } else if (step instanceof ReplaceStep) {
      const taken = suggestReplace(out, step, place(step.from, -1), place(step.to, 1), doc, who, state);
      if (taken === null) return null;
      caret = taken;
    } else return null;
  }
  if (caret !== null && !(caret < 0))
    out.setSelection(TextSelection.near(out.doc.resolve(Math.min(caret, out.doc.content.size)), -1));
  if (tr.scrolledIntoView) out.scrollIntoView();
  return out;
}

function suggestReplace(
  out: Transaction,
  step: ReplaceStep,
  from: number,
  to: number,
  doc: Node,
  who: Suggester,
  state: EditorState,
): number | null {
  const { slice } = step;
  const inline = inlineOf(slice.content, state);
  if (isParting(slice)) {
    if (from !== to || !mayPart(doc, step.from)) return null;
    out.replace(from, to, slice);
    return from + slice.size;
  }
  if (inline === null) return null;
  if (inline.length > 0 && !out.doc.resolve(to).parent.inlineContent) return null;
  const attrs = neighbour(out.doc, from, to, who.user) ?? { id: who.newId(), user: who.user, at: who.now() };
  const end = suggestDeletion(out, from, to, attrs);
  if (end === null) return null;
  if (inline.length === 0) {
    // The Delete key stands before what it takes out: the next one is to find what follows.
    const forward = state.selection.empty && state.selection.from === step.from && step.from < step.to;
    return forward ? end : from;
  }
  const mark = state.schema.mark("insertion", attrs);
  const fresh = inline.map((node) =>
    node.mark(
      [...node.marks.filter((one) => !reviewMarks.has(one.type.name)), mark].sort(
        (a, b) => rank(a) - rank(b),
      ),
    ),
  );
  const before = out.doc.content.size;
  out.insert(end, fresh);
  return end + out.doc.content.size - before;
}

const rank = (mark: Mark) => Object.keys(mark.type.schema.marks).indexOf(mark.type.name);

/** Whether a slice brings nothing but the borders of blocks, as the Enter key does. */
function isParting({ content, openStart, openEnd }: Slice): boolean {
  if (openStart === 0 || openEnd === 0) return false;
  let empty = true;
  content.descendants((node) => {
    if (node.isLeaf) empty = false;
  });
  return empty;
}

/** What a slice brings as text of one line, its blocks parted by breaks; null for what is more than text. */
function inlineOf(content: Node["content"], state: EditorState): Node[] | null {
  const nodes: Node[] = [];
  let fits = true;
  content.forEach((node) => {
    if (node.isInline) nodes.push(node);
    else if (!node.isTextblock || node.type.spec.code) fits = false;
    else {
      if (nodes.length > 0) nodes.push(state.schema.node("hardBreak"));
      node.forEach((child) => void nodes.push(child));
    }
  });
  return fits ? nodes : null;
}

const isBase = (node: Node) => node.isInline && !node.marks.some(isInsertion);

/** Whether a text block may be parted here: readers have nothing of it on one of the two sides. */
function mayPart(doc: Node, pos: number): boolean {
  const $pos = doc.resolve(pos);
  const { parent, parentOffset } = $pos;
  if (!parent.isTextblock) return false;
  let [before, after] = [false, false];
  parent.forEach((child, offset) => {
    if (!isBase(child)) return;
    if (offset < parentOffset) before = true;
    if (offset + child.nodeSize > parentOffset) after = true;
  });
  return !(before && after);
}

interface SuggestionAttributes {
  id: string;
  user: string;
  at: string;
}

/** The suggestion of the same person that a change continues, or null. */
function neighbour(doc: Node, from: number, to: number, user: string): SuggestionAttributes | null {
  const around = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
  for (const node of around)
    for (const mark of node?.marks ?? [])
      if ((isInsertion(mark) || isDeletion(mark)) && mark.attrs.user === user)
        return mark.attrs as SuggestionAttributes;
  return null;
}

/** Marks what lies between as suggested to go. Returns where that ends then; null when it holds what cannot be marked. */
function suggestDeletion(
  out: Transaction,
  from: number,
  to: number,
  attrs: SuggestionAttributes,
): number | null {
  if (from === to) return to;
  const pieces: { from: number; to: number; own: boolean }[] = [];
  let [inlineSize, possible] = [0, true];
  out.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isInline) {
      if (node.isLeaf || node.isAtom) possible = false;
      return true;
    }
    if (!parent?.type.allowsMarkType(out.doc.type.schema.marks.deletion as never)) possible = false;
    const piece = { from: Math.max(from, pos), to: Math.min(to, pos + node.nodeSize) };
    inlineSize += piece.to - piece.from;
    const own = node.marks.some((mark) => isInsertion(mark) && mark.attrs.user === attrs.user);
    pieces.push({ ...piece, own });
    return false;
  });
  if (!possible) return null;
  // Only the border between two blocks: they are joined where readers have nothing of one of them.
  if (inlineSize === 0) return join(out, from, to);
  const before = out.doc.content.size;
  for (const piece of pieces.toReversed()) {
    if (piece.own) out.delete(piece.from, piece.to);
    else out.addMark(piece.from, piece.to, out.doc.type.schema.mark("deletion", attrs));
  }
  return to - (before - out.doc.content.size);
}

function join(out: Transaction, from: number, to: number): number | null {
  const [before, after] = [out.doc.resolve(from).parent, out.doc.resolve(to).parent];
  const empty = (node: Node) => {
    let base = false;
    node.forEach((child) => {
      if (isBase(child)) base = true;
    });
    return !base;
  };
  if (before === after || !before.isTextblock || !after.isTextblock || !(empty(before) || empty(after)))
    return null;
  out.delete(from, to);
  return from;
}
