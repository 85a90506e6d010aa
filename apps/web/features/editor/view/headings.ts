import type { Node } from "@tiptap/pm/model";

export interface HeadingPlace {
  level: number;
  text: string;
  /** Position of the heading in the text. */
  at: number;
}

/** The headings of a text in order, without what a suggestion takes out. */
export function headingsIn(doc: Node): HeadingPlace[] {
  const found: HeadingPlace[] = [];
  doc.descendants((node, at) => {
    if (node.type.name !== "heading") return !node.isTextblock;
    let text = "";
    node.forEach((child) => {
      if (!child.marks.some(({ type }) => type.name === "deletion")) text += child.text ?? " ";
    });
    found.push({ level: Number(node.attrs.level), text: text.replace(/\s+/g, " ").trim(), at });
    return false;
  });
  return found;
}

/** The heading a place belongs to: the last that begins before it; -1 above the first. */
export function headingOf(headings: readonly HeadingPlace[], place: number): number {
  return headings.findLastIndex(({ at }) => at < place);
}
