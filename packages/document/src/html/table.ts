import type { BlockNode, TableCellNode, TableNode, TableRowNode } from "../types.ts";
import { walk } from "../walk.ts";
import { attributes } from "./escape.ts";
import { renderInline } from "./inline.ts";
import type { HtmlState } from "./options.ts";

type RenderBlocks = (nodes: readonly BlockNode[], state: HtmlState) => string;

/** True for a row that names the columns. */
export function isHeaderRow(row: TableRowNode | undefined): boolean {
  return row?.content?.every((cell) => cell.type === "tableHeader") ?? false;
}

export function renderTable(node: TableNode, state: HtmlState, renderBlocks: RenderBlocks): string {
  const [first, ...rest] = node.content;
  const row = (item: TableRowNode, scope: string) =>
    `<tr>${(item.content ?? []).map((cell) => renderCell(cell, scope, state, renderBlocks)).join("")}</tr>`;
  const body = (rows: TableRowNode[]) =>
    rows.length === 0 ? "" : `\n<tbody>\n${rows.map((item) => row(item, "row")).join("\n")}\n</tbody>`;
  if (first === undefined || !isHeaderRow(first)) return `<table>${body(node.content)}\n</table>`;
  return `<table>\n<thead>\n${row(first, "col")}\n</thead>${body(rest)}\n</table>`;
}

const sections = new Set<string>(["heading", "blockquote", "callout", "htmlBlock"]);

/** True for what HTML does not allow in a th element. */
function holdsSections(cell: TableCellNode): boolean {
  let found = false;
  walk(cell, (node) => {
    if (sections.has(node.type)) found = true;
  });
  return found;
}

function renderCell(
  cell: TableCellNode,
  scope: string,
  state: HtmlState,
  renderBlocks: RenderBlocks,
): string {
  const isHeader = cell.type === "tableHeader";
  const name = isHeader && !holdsSections(cell) ? "th" : "td";
  const { colspan = 1, rowspan = 1, colwidth, align } = cell.attrs ?? {};
  const [first, ...others] = cell.content;
  const inner =
    first?.type === "paragraph" && others.length === 0
      ? renderInline(first.content, state)
      : renderBlocks(cell.content, state);
  const values = attributes({
    scope: name === "th" ? scope : null,
    role: isHeader && name === "td" ? `${scope === "col" ? "column" : "row"}header` : null,
    colspan: colspan > 1 ? colspan : null,
    rowspan: rowspan > 1 ? rowspan : null,
    class: align ? `align-${align}` : null,
    "data-colwidth": colwidth?.join(","),
  });
  return `<${name}${values}>${inner}</${name}>`;
}
