import type { Node } from "@tiptap/pm/model";

export interface Query {
  text: string;
  matchCase: boolean;
  wholeWord: boolean;
}

export interface Match {
  from: number;
  to: number;
}

/** More hits than anybody steps through; each costs the browser an element. */
export const mostMatches = 5_000;

/** What stands for a picture, a formula or another thing within a line: no query holds it. */
const leaf = "\ufffc";

/**
 * Where a text is found, across marks, in reading order. A line break counts as a space. What a suggestion takes out is passed over, as if it
 * were gone already.
 */
export function findMatches(doc: Node, query: Query): Match[] {
  const pattern = patternOf(query);
  const found: Match[] = [];
  if (!pattern) return found;
  doc.descendants((node, pos) => {
    if (found.length >= mostMatches) return false;
    if (!node.isTextblock) return true;
    const { text, places } = readBlock(node, pos + 1);
    for (const match of text.matchAll(pattern)) {
      const from = places[match.index];
      const last = places[match.index + match[0].length - 1];
      if (from === undefined || last === undefined || found.length >= mostMatches) break;
      found.push({ from, to: last + 1 });
    }
    return false;
  });
  return found;
}

function patternOf({ text, matchCase, wholeWord }: Query): RegExp | null {
  if (text === "") return null;
  const source = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  const edge = "[\\p{L}\\p{N}\\p{M}_]";
  return new RegExp(wholeWord ? `(?<!${edge})${source}(?!${edge})` : source, matchCase ? "gu" : "giu");
}

/** The text of a block as readers will have it, and where each of its characters stands. */
function readBlock(block: Node, start: number): { text: string; places: number[] } {
  let text = "";
  const places: number[] = [];
  block.forEach((child, offset) => {
    if (child.marks.some(({ type }) => type.name === "deletion")) return;
    const piece = child.isText ? (child.text ?? "") : child.type.name === "hardBreak" ? "\n" : leaf;
    for (let index = 0; index < piece.length; index += 1) places.push(start + offset + index);
    text += piece;
  });
  return { text, places };
}
