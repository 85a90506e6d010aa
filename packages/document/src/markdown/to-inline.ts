import type { PhrasingContent } from "mdast";
import type {} from "mdast-util-math";
import { attributes } from "../html/escape.ts";
import type { InlineNode, Mark } from "../types.ts";
import { sameMark } from "../walk.ts";

const tags: Partial<Record<Mark["type"], string>> = {
  underline: "u",
  highlight: "mark",
  subscript: "sub",
  superscript: "sup",
  keyboard: "kbd",
};

/** A line as mdast. `inCell` writes breaks as `<br>`, for a table's row is one line. */
export function toPhrasing(nodes: readonly InlineNode[] = [], inCell = false): PhrasingContent[] {
  return nest(nodes, 0, inCell);
}

/** Nodes whose marks agree up to `depth`; the next mark of each starts a run that becomes one parent. */
function nest(nodes: readonly InlineNode[], depth: number, inCell: boolean): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index] as InlineNode;
    const mark = node.marks?.[depth];
    if (mark === undefined || mark.type === "code") {
      result.push(leaf(node, mark !== undefined, inCell));
      index += 1;
      continue;
    }
    let end = index + 1;
    while (end < nodes.length) {
      const other: Mark | undefined = nodes[end]?.marks?.[depth];
      if (!other || !sameMark(other, mark)) break;
      end += 1;
    }
    result.push(...wrap(mark, nest(nodes.slice(index, end), depth + 1, inCell)));
    index = end;
  }
  return result;
}

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
  if (mark.type === "link")
    return [
      { type: "link", url: mark.attrs.href, title: mark.attrs.title ?? null, children: children as never },
    ];
  if (mark.type === "bold") return [{ type: "strong", children }];
  if (mark.type === "italic") return [{ type: "emphasis", children }];
  if (mark.type === "strike") return [{ type: "delete", children }];
  const tag = tags[mark.type];
  if (tag === undefined) return children;
  return [{ type: "html", value: `<${tag}>` }, ...children, { type: "html", value: `</${tag}>` }];
}

function leaf(node: InlineNode, isCode: boolean, inCell: boolean): PhrasingContent {
  switch (node.type) {
    case "text":
      return isCode ? { type: "inlineCode", value: node.text } : { type: "text", value: node.text };
    case "hardBreak":
      return inCell ? { type: "html", value: "<br>" } : { type: "break" };
    case "image": {
      const { src, alt, title, width, height } = node.attrs;
      if (width == null && height == null)
        return { type: "image", url: src, alt: alt ?? "", title: title ?? null };
      return { type: "html", value: `<img${attributes({ src, alt, title, width, height })}>` };
    }
    case "mathInline":
      return { type: "inlineMath", value: node.attrs.tex };
    case "footnoteReference":
      return { type: "footnoteReference", identifier: node.attrs.label, label: node.attrs.label };
    case "htmlInline":
      return { type: "html", value: node.attrs.html };
  }
}
