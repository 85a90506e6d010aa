import { normalBookmark, normalButton } from "./normalize-cards.ts";
import { cleanLine, cleanTex, cleanText, normalInline, normalUrl } from "./normalize-inline.ts";
import { normalNotes } from "./normalize-notes.ts";
import { normalTable } from "./normalize-table.ts";
import { withoutReview } from "./review.ts";
import type {
  BlockNode,
  CodeBlockNode,
  FigureNode,
  ListItemNode,
  ParagraphNode,
  PostDocument,
  TaskItemNode,
} from "./types.ts";
import { safeLink } from "./urls.ts";

/**
 * The normal form of a document, which every format can carry: `parseX(renderX(doc))` is the same document for
 * each of JSON, HTML and Markdown. Nothing a reader sees changes on the way to it. In the normal form
 * - comments and suggestions are gone: it is the document as readers have it;
 * - every attribute is present; marks follow the schema's order; neighbouring text with equal marks is one node;
 * - text holds no control characters, runs of white space (outside code blocks) are one space, lines neither
 *   begin nor end with a space or a break, breaks and bare spaces have the marks common to both neighbours;
 * - blocks without content are gone, but for the first paragraph of a list item and the only one of a cell, a
 *   titled callout, a footnote and an empty document;
 * - a picture alone in a paragraph is a figure; links and pictures with unsafe addresses are their text;
 * - rows of a table without spans have the same number of cells;
 * - a heading has an id of its own only where it differs from the one its text gives it;
 * - footnotes stand in the order of their first reference, with unique labels of a-z, 0-9, _ and -; a reference
 *   without a footnote is text.
 */
export function normalize(doc: PostDocument): PostDocument {
  return normalNotes(withoutReview(doc), normalBlocks);
}

function normalBlocks(nodes: readonly BlockNode[]): BlockNode[] {
  return nodes.flatMap(normalBlock);
}

const emptyParagraph = (): ParagraphNode => ({ type: "paragraph" });

const orEmpty = (blocks: BlockNode[]): BlockNode[] => (blocks.length > 0 ? blocks : [emptyParagraph()]);

function normalBlock(node: BlockNode): BlockNode[] {
  switch (node.type) {
    case "paragraph":
      return normalParagraph(node);
    case "heading": {
      const content = normalInline(node.content);
      const id = cleanText(node.attrs.id ?? "").replace(/[\s"'<>{}]/g, "") || null;
      return content.length === 0
        ? []
        : [{ type: "heading", attrs: { level: node.attrs.level, id }, content }];
    }
    case "bulletList":
    case "orderedList": {
      const content = node.content.map(
        (item): ListItemNode => ({ type: "listItem", content: itemBlocks(item) }),
      );
      if (content.length === 0) return [];
      return node.type === "bulletList"
        ? [{ type: "bulletList", content }]
        : [{ type: "orderedList", attrs: { start: node.attrs?.start ?? 1 }, content }];
    }
    case "taskList": {
      const content = node.content.map(
        (item): TaskItemNode => ({
          type: "taskItem",
          attrs: { checked: item.attrs?.checked ?? false },
          content: itemBlocks(item),
        }),
      );
      return content.length === 0 ? [] : [{ type: "taskList", content }];
    }
    case "blockquote": {
      const content = normalBlocks(node.content);
      return content.length === 0 ? [] : [{ type: "blockquote", content }];
    }
    case "callout": {
      const title = cleanLine(node.attrs.title ?? "") || null;
      const content = normalBlocks(node.content);
      if (content.length === 0 && title === null) return [];
      return [{ type: "callout", attrs: { kind: node.attrs.kind, title }, content: orEmpty(content) }];
    }
    case "toggle": {
      const summary = cleanLine(node.attrs.summary).trim();
      const content = normalBlocks(node.content);
      if (content.length === 0 && (summary === "" || summary === "…")) return [];
      return [{ type: "toggle", attrs: { summary: summary || "…" }, content: orEmpty(content) }];
    }
    case "codeBlock":
      return [normalCode(node)];
    case "figure":
      return normalFigure(node);
    case "table":
      return normalTable(node, normalBlocks);
    case "mathBlock": {
      const tex = cleanTex(node.attrs.tex);
      return tex === "" ? [] : [{ type: "mathBlock", attrs: { tex } }];
    }
    case "embed": {
      const url = normalUrl(node.attrs.url);
      if (safeLink(url) !== null) return [{ type: "embed", attrs: { url } }];
      return normalParagraph({ type: "paragraph", content: [{ type: "text", text: node.attrs.url }] });
    }
    case "button":
      return normalCard(normalButton(node));
    case "bookmark":
      return normalCard(normalBookmark(node));
    case "htmlBlock": {
      const html = cleanText(node.attrs.html)
        .replace(/\r\n?/g, "\n")
        .replace(/^(?:[ \t\f]*\n)+|\s+$/g, "");
      return html.trim() === "" ? [] : [{ type: "htmlBlock", attrs: { html } }];
    }
    case "horizontalRule":
      return [{ type: "horizontalRule" }];
  }
}

const normalCard = (card: BlockNode): BlockNode[] =>
  card.type === "paragraph" ? normalParagraph(card) : [card];

function normalParagraph(node: ParagraphNode): BlockNode[] {
  const content = normalInline(node.content);
  const [first] = content;
  if (first === undefined) return [];
  if (content.length === 1 && first.type === "image" && first.marks === undefined)
    return [{ type: "figure", attrs: first.attrs }];
  return [{ type: "paragraph", content }];
}

function itemBlocks(item: ListItemNode | TaskItemNode): BlockNode[] {
  const content = normalBlocks(item.content);
  return content[0]?.type === "paragraph" ? content : [emptyParagraph(), ...content];
}

function normalCode(node: CodeBlockNode): CodeBlockNode {
  const text = cleanText((node.content ?? []).map((part) => part.text).join("")).replace(/\r\n?/g, "\n");
  const [name = "", ...rest] = cleanLine(node.attrs?.language ?? "").split(" ");
  const meta = cleanLine([...rest, node.attrs?.meta ?? ""].join(" ")) || null;
  const language = name.slice(0, 100).toWellFormed() || (meta === null ? null : "text");
  return {
    type: "codeBlock",
    attrs: { language, meta },
    ...(text !== "" && { content: [{ type: "text", text }] }),
  };
}

function normalFigure(node: FigureNode): BlockNode[] {
  const caption = normalInline(node.content);

  const [picture] = normalInline([{ type: "image", attrs: node.attrs }]);
  if (picture?.type === "image")
    return [{ type: "figure", attrs: picture.attrs, ...(caption.length > 0 && { content: caption }) }];
  return [
    ...(picture ? [{ type: "paragraph" as const, content: [picture] }] : []),
    ...normalParagraph({ type: "paragraph", content: caption }),
  ];
}
