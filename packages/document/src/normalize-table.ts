import { limits } from "./attributes.ts";
import { normalInline } from "./normalize-inline.ts";
import type { BlockNode, TableCellNode, TableNode } from "./types.ts";

type NormalBlocks = (nodes: readonly BlockNode[]) => BlockNode[];

export function normalTable(node: TableNode, normalBlocks: NormalBlocks): BlockNode[] {
  const rows = node.content
    .map((row) => (row.content ?? []).map((cell) => normalCell(cell, normalBlocks)))
    .filter((cells) => cells.length > 0);
  if (rows.length === 0) return [];
  const spans = rows.flat().some((cell) => cell.attrs?.colspan !== 1 || cell.attrs?.rowspan !== 1);
  const longest = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  // What is beyond all bounds is left as it is; no document may hold it.
  const width = spans || longest * rows.length > limits.cells ? 0 : longest;
  const blank = (like: TableCellNode | undefined): TableCellNode => ({
    type: like?.type === "tableHeader" ? "tableHeader" : "tableCell",
    attrs: { colspan: 1, rowspan: 1, colwidth: null, align: null },
    content: [{ type: "paragraph" }],
  });
  return [
    {
      type: "table",
      content: rows.map((cells) => ({
        type: "tableRow",
        content: [
          ...cells,
          ...Array.from({ length: Math.max(0, width - cells.length) }, () =>
            blank(cells.every((cell) => cell.type === "tableHeader") ? cells[0] : undefined),
          ),
        ],
      })),
    },
  ];
}

function normalCell(cell: TableCellNode, normalBlocks: NormalBlocks): TableCellNode {
  const { colspan = 1, rowspan = 1, colwidth = null, align = null } = cell.attrs ?? {};
  return {
    type: cell.type,
    attrs: { colspan, rowspan, colwidth: colwidth && colwidth.length > 0 ? colwidth : null, align },
    content: cellBlocks(cell.content, normalBlocks),
  };
}

/** A picture alone in a cell stays in its line: a cell is no place for a figure. */
function cellBlocks(nodes: readonly BlockNode[], normalBlocks: NormalBlocks): BlockNode[] {
  const [only, ...others] = nodes;
  if (only?.type === "paragraph" && others.length === 0) {
    const content = normalInline(only.content);
    return [content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" }];
  }
  const blocks = normalBlocks(nodes);
  const [first] = blocks;
  if (first === undefined) return [{ type: "paragraph" }];
  if (blocks.length === 1 && first.type === "figure" && first.content === undefined)
    return [{ type: "paragraph", content: [{ type: "image", attrs: first.attrs }] }];
  return blocks;
}
