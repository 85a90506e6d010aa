import type { Html, ListItem as MdastItem, RootContent, Table, TableRow } from "mdast";
import type {} from "mdast-util-math";
import { toMarkdown } from "mdast-util-to-markdown";
import { embedOf } from "../embeds.ts";
import { escapeHtml } from "../html/escape.ts";
import { isHeaderRow } from "../html/table.ts";
import type {
  BlockNode,
  CalloutNode,
  FigureNode,
  ListItemNode,
  TableCellNode,
  TableNode,
  TaskItemNode,
} from "../types.ts";
import { walk } from "../walk.ts";
import { bookmarkToMarkdown, buttonToMarkdown } from "./cards.ts";
import { toPhrasing } from "./to-inline.ts";

/** Writes a block as HTML on one line, for what Markdown has no words for. */
export type Island = (block: BlockNode) => string;

/** The first line of a callout, which its text follows without a blank line. */
export const calloutMarker = "calloutMarker";

export function toBlocks(blocks: readonly BlockNode[], island: Island): RootContent[] {
  return blocks.flatMap(
    (block) => toToggle(block, island) ?? toBlock(block, island) ?? { type: "html", value: island(block) },
  );
}

/** A toggle as GitHub has it: HTML around, Markdown within. Null where HTML within could be taken for its end, and for all other blocks. */
function toToggle(node: BlockNode, island: Island): RootContent[] | null {
  if (node.type !== "toggle") return null;
  let holdsHtml = false;
  walk(node, (inner) => {
    if (inner.type === "htmlBlock") holdsHtml = true;
  });
  const [first] = node.content;
  const isEmpty = node.content.length === 1 && first?.type === "paragraph" && !first.content;
  if (holdsHtml || isEmpty) return null;
  return [
    { type: "html", value: `<details>\n<summary>${escapeHtml(node.attrs.summary)}</summary>` },
    ...toBlocks(node.content, island),
    { type: "html", value: "</details>" },
  ];
}

/** The block as mdast; null when only HTML can say it. */
function toBlock(node: BlockNode, island: Island): RootContent | null {
  switch (node.type) {
    case "paragraph":
      return { type: "paragraph", children: toPhrasing(node.content) };
    case "heading": {
      const anchor: Html[] = node.attrs.id ? [{ type: "html", value: ` {#${node.attrs.id}}` }] : [];
      return {
        type: "heading",
        depth: node.attrs.level as 1 | 2 | 3 | 4 | 5 | 6,
        children: [...toPhrasing(node.content), ...anchor],
      };
    }
    case "bulletList":
    case "orderedList":
    case "taskList": {
      const items: readonly (ListItemNode | TaskItemNode)[] = node.content;
      return {
        type: "list",
        ordered: node.type === "orderedList",
        start: node.type === "orderedList" ? (node.attrs?.start ?? 1) : null,
        spread: false,
        children: items.map((item) => toItem(item, island)),
      };
    }
    case "blockquote":
      return { type: "blockquote", children: toBlocks(node.content, island) as never };
    case "callout":
      return toCallout(node, island);
    case "codeBlock":
      return {
        type: "code",
        lang: node.attrs?.language ?? null,
        meta: node.attrs?.meta ?? null,
        value: (node.content ?? []).map((part) => part.text).join(""),
      };
    case "horizontalRule":
      return { type: "thematicBreak" };
    case "figure":
      return toFigure(node);
    case "table":
      return toTable(node);
    case "mathBlock":
      return { type: "math", value: node.attrs.tex };
    case "embed":
      return embedOf(node.attrs.url) === null
        ? null
        : { type: "paragraph", children: [{ type: "html", value: `<${node.attrs.url}>` }] };
    case "button":
      return buttonToMarkdown(node);
    case "bookmark":
      return bookmarkToMarkdown(node);
    case "toggle":
      return null;
    case "htmlBlock":
      return { type: "html", value: node.attrs.html };
  }
}

const isList = (node: BlockNode) =>
  node.type === "bulletList" || node.type === "orderedList" || node.type === "taskList";

function toItem(item: ListItemNode | TaskItemNode, island: Island): MdastItem {
  const [first, ...rest] = item.content;
  const isEmpty = first?.type === "paragraph" && !first.content;
  const spread = rest.some(
    (block) => !isList(block) || (block.type === "orderedList" && block.attrs?.start !== 1),
  );
  return {
    type: "listItem",
    spread: spread && !(isEmpty && rest.length === 1 && rest[0]?.type !== "toggle"),
    checked: item.type === "taskItem" ? item.attrs?.checked === true : null,
    children: toBlocks(isEmpty ? rest : item.content, island) as never,
  };
}

function toCallout(node: CalloutNode, island: Island): RootContent {
  const title = node.attrs.title
    ? ` ${toMarkdown({ type: "paragraph", children: [{ type: "text", value: node.attrs.title }] }).trim()}`
    : "";
  const marker: Html = {
    type: "html",
    value: `[!${node.attrs.kind.toUpperCase()}]${title}`,
    data: { [calloutMarker]: true } as Html["data"],
  };
  const [first] = node.content;
  const isEmpty = first?.type === "paragraph" && !first.content && node.content.length === 1;
  return {
    type: "blockquote",
    children: [marker, ...(isEmpty ? [] : toBlocks(node.content, island))] as never,
  };
}

function toFigure(node: FigureNode): RootContent | null {
  const { src, alt = "", title = null, width, height } = node.attrs;
  if (node.content || width != null || height != null) return null;
  return { type: "paragraph", children: [{ type: "image", url: src, alt, title }] };
}

/** A table of one header row over plain cells, each a single line, aligned by column. */
function toTable(node: TableNode): Table | null {
  const [head, ...body] = node.content;
  if (!isHeaderRow(head) || body.some((row) => row.content?.some((cell) => cell.type !== "tableCell")))
    return null;
  const align = (head?.content ?? []).map((cell) => cell.attrs?.align ?? null);
  const isPlain = (cell: TableCellNode, column: number) =>
    cell.attrs?.colspan === 1 &&
    cell.attrs.rowspan === 1 &&
    cell.attrs.colwidth === null &&
    (cell.attrs.align ?? null) === (align[column] ?? null) &&
    cell.content.length === 1 &&
    cell.content[0]?.type === "paragraph";
  if (!node.content.every((row) => row.content?.every(isPlain))) return null;
  return {
    type: "table",
    align,
    children: node.content.map(
      (row): TableRow => ({
        type: "tableRow",
        children: (row.content ?? []).map((cell) => ({
          type: "tableCell",
          children: cell.content[0]?.type === "paragraph" ? toPhrasing(cell.content[0].content, true) : [],
        })),
      }),
    ),
  };
}
