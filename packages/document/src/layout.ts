import { slug } from "github-slugger";
import type { FootnoteDefinitionNode, HeadingNode, PostDocument } from "./types.ts";
import { bodyOf, isDefinition, lineText, walk } from "./walk.ts";

/** `references` counts the places in the text that point to the note; 0 for one that nothing points to. */
export type Footnote = {
  number: number;
  label: string;
  references: number;
  definition: FootnoteDefinitionNode;
};
export type Layout = { anchors: Map<HeadingNode, string>; footnotes: Footnote[] };

/** Hands out ids that are unique in a document. */
export class Anchors {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** The id a heading would get: the wish itself, with a number behind it when another has it. */
  peek(wish: string): string {
    let id = wish;
    for (let count = this.#next.get(wish) ?? 1; this.#taken.has(id); count += 1) {
      id = `${wish}-${count}`;
      this.#next.set(wish, count);
    }
    return id;
  }

  claim(wish: string): string {
    const id = this.peek(wish);
    this.#taken.add(id);
    return id;
  }
}

export function slugOf(text: string): string {
  return [...slug(text.trim())].slice(0, 100).join("") || "section";
}

export const noteId = (label: string): string => `fn-${label}`;
export const referenceId = (label: string, count: number): string =>
  `fnref${count === 1 ? "" : count}-${label}`;

/** Footnotes in the order in which the text first points to them, then those that nothing points to. */
export function footnotesOf(doc: PostDocument): Footnote[] {
  const definitions = new Map<string, FootnoteDefinitionNode>();
  for (const node of doc.content)
    if (isDefinition(node) && !definitions.has(node.attrs.label)) definitions.set(node.attrs.label, node);
  const found = new Map<string, Footnote>();
  const visit = (node: Parameters<Parameters<typeof walk>[1]>[0]) => {
    if (node.type !== "footnoteReference") return;
    const definition = definitions.get(node.attrs.label);
    if (!definition) return;
    const note = found.get(node.attrs.label);
    if (note) note.references += 1;
    else
      found.set(node.attrs.label, {
        number: found.size + 1,
        label: node.attrs.label,
        references: 1,
        definition,
      });
  };
  for (const node of bodyOf(doc)) walk(node, visit);
  for (const note of found.values()) walk(note.definition, visit);
  for (const [label, definition] of definitions) {
    if (found.has(label)) continue;
    found.set(label, { number: found.size + 1, label, references: 0, definition });
    walk(definition, visit);
  }
  return [...found.values()];
}

/** Ids of footnotes and their references, which no heading may take. */
export function footnoteIds(footnotes: readonly Footnote[]): string[] {
  return footnotes.flatMap(({ label, references }) => [
    noteId(label),
    ...Array.from({ length: references }, (_, index) => referenceId(label, index + 1)),
  ]);
}

/** The numbers and ids of a document, the same for HTML, outline and Markdown. */
export function layoutOf(doc: PostDocument): Layout {
  const footnotes = footnotesOf(doc);
  const ids = new Anchors(footnoteIds(footnotes));
  const anchors = new Map<HeadingNode, string>();
  const visit = (node: Parameters<Parameters<typeof walk>[1]>[0]) => {
    if (node.type !== "heading" || anchors.has(node)) return;
    anchors.set(node, ids.claim(node.attrs.id ?? slugOf(lineText(node.content))));
  };
  for (const node of bodyOf(doc)) walk(node, visit);
  for (const note of footnotes) walk(note.definition, visit);
  return { anchors, footnotes };
}
