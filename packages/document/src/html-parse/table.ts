import type { Element } from "hast";
import type { BlockNode, CellAlign, TableCellNode, TableRowNode } from "../types.ts";
import {
  attribute,
  classesOf,
  expectOnly,
  type HtmlNode,
  isElement,
  numberAttribute,
  type Reader,
} from "./reader.ts";

type ReadBlocks = (nodes: readonly HtmlNode[], reader: Reader) => BlockNode[];

export function readTable(node: Element, reader: Reader, readBlocks: ReadBlocks): BlockNode[] {
  expectOnly(reader, node);
  const rows: TableRowNode[] = [];
  const before: BlockNode[] = [];
  const visit = (children: readonly HtmlNode[]) => {
    for (const child of children) {
      if (child.type !== "element") continue;
      if (child.tagName === "tr") {
        expectOnly(reader, child);
        const content = readCells(child, reader, readBlocks);
        if (content.length > 0) rows.push({ type: "tableRow", content });
      } else if (["thead", "tbody", "tfoot"].includes(child.tagName)) {
        expectOnly(reader, child);
        visit(child.children);
      } else {
        reader.lossy = true;
        before.push(...readBlocks(child.children, reader));
      }
    }
  };
  visit(node.children);
  return rows.length === 0 ? before : [...before, { type: "table", content: rows }];
}

function readCells(row: Element, reader: Reader, readBlocks: ReadBlocks): TableCellNode[] {
  return row.children
    .filter((child): child is Element => isElement(child, "td", "th"))
    .map((cell) => {
      expectOnly(
        reader,
        cell,
        ["scope", "role", "colSpan", "rowSpan", "dataColwidth", "align"],
        /^align-(?:left|center|right)$/,
      );
      const blocks = readBlocks(cell.children, reader);
      const isHeader = cell.tagName === "th" || /^(?:column|row)header$/.test(attribute(cell, "role") ?? "");
      const widths = (attribute(cell, "dataColwidth") ?? "")
        .split(",")
        .filter((item) => /^\d{1,5}$/.test(item));
      return {
        type: isHeader ? ("tableHeader" as const) : ("tableCell" as const),
        attrs: {
          colspan: numberAttribute(cell, "colSpan", 1000) ?? 1,
          rowspan: numberAttribute(cell, "rowSpan", 1000) ?? 1,
          colwidth: widths.length > 0 ? widths.map(Number) : null,
          align: alignOf(cell),
        },
        content: blocks.length > 0 ? blocks : [{ type: "paragraph" as const }],
      };
    });
}

function alignOf(cell: Element): CellAlign | null {
  const style = /text-align:\s*(left|center|right)/i.exec(attribute(cell, "style") ?? "")?.[1];
  const named = classesOf(cell).map((name) => /^align-(.+)$/.exec(name)?.[1]);
  const value = (style ?? named.find(Boolean) ?? attribute(cell, "align") ?? "").toLowerCase();
  return value === "left" || value === "center" || value === "right" ? value : null;
}
