import { htmlToText, inlineHtmlToText } from "./html/raw-text.ts";
import { layoutOf } from "./layout.ts";
import { withoutReview } from "./review.ts";
import type { AnyNode, BlockNode, InlineNode, PostDocument, TableNode } from "./types.ts";
import { bodyOf, lineText, walk } from "./walk.ts";

export type OutlineEntry = { level: number; text: string; id: string };

/**
 * Everything a document says, as plain text: alt texts, captions, titles, footnotes, cells, code, maths (as TeX),
 * the text of raw HTML and the addresses of embeds.
 */
export function renderText(written: PostDocument): string {
  const doc = withoutReview(written);
  const body = blocksText(bodyOf(doc));
  const notes = layoutOf(doc).footnotes.map(
    ({ number, definition }) => `[${number}] ${blocksText(definition.content)}`,
  );
  return [body, ...notes].filter((part) => part !== "").join("\n\n");
}

function blocksText(blocks: readonly BlockNode[], gap = "\n\n"): string {
  return blocks
    .map(blockText)
    .filter((part) => part !== "")
    .join(gap);
}

function blockText(node: BlockNode): string {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return inlineText(node.content);
    case "bulletList":
      return node.content.map((item) => `- ${blocksText(item.content, "\n")}`).join("\n");
    case "orderedList": {
      const start = node.attrs?.start ?? 1;
      return node.content
        .map((item, index) => `${start + index}. ${blocksText(item.content, "\n")}`)
        .join("\n");
    }
    case "taskList":
      return node.content
        .map((item) => `[${item.attrs?.checked ? "x" : " "}] ${blocksText(item.content, "\n")}`)
        .join("\n");
    case "blockquote":
      return blocksText(node.content);
    case "codeBlock":
      return [node.attrs?.meta ?? "", (node.content ?? []).map((part) => part.text).join("")]
        .filter((part) => part !== "")
        .join("\n");
    case "horizontalRule":
      return "";
    case "figure":
      return [node.attrs.alt, node.attrs.title, inlineText(node.content)].filter(Boolean).join("\n");
    case "table":
      return tableText(node);
    case "mathBlock":
      return node.attrs.tex;
    case "callout":
      return [node.attrs.title ?? "", blocksText(node.content)].filter((part) => part !== "").join("\n");
    case "toggle":
      return [node.attrs.summary, blocksText(node.content)].filter((part) => part !== "").join("\n");
    case "embed":
      return node.attrs.url;
    case "button":
      return node.attrs.label;
    case "bookmark": {
      const { url, title, description, site } = node.attrs;
      return [title, description, site, url].filter(Boolean).join("\n");
    }
    case "htmlBlock":
      return htmlToText(node.attrs.html);
  }
}

function tableText(node: TableNode): string {
  return node.content
    .map((row) => (row.content ?? []).map((cell) => blocksText(cell.content, " ")).join("\t"))
    .join("\n");
}

function inlineText(nodes: readonly InlineNode[] = []): string {
  return nodes
    .map((node, index) => {
      const link = node.marks?.find((mark) => mark.type === "link");
      const title = link?.type === "link" ? link.attrs.title : null;
      const next = nodes[index + 1]?.marks?.find((mark) => mark.type === "link");
      const ends = next?.type !== "link" || next.attrs.href !== link?.attrs.href;
      return `${leafText(node)}${title && ends ? ` (${title})` : ""}`;
    })
    .join("");
}

function leafText(node: InlineNode): string {
  if (node.type === "hardBreak") return "\n";
  if (node.type === "htmlInline") return inlineHtmlToText(node.attrs.html);
  if (node.type === "image") return [node.attrs.alt, node.attrs.title].filter(Boolean).join(" ");
  return lineText([node]);
}

/**
 * The start of the document's running text, at most `max` characters, cut between words. Headings, code, tables,
 * pictures and raw HTML are left out.
 */
export function excerptOf(written: PostDocument, max = 200): string {
  const doc = withoutReview(written);
  let text = "";
  const visit = (node: AnyNode): void => {
    if (text.length > max) return;
    if (node.type === "paragraph") text = `${text} ${lineText(node.content)}`.replace(/\s+/g, " ").trim();
    else if (!["heading", "codeBlock", "table", "figure", "footnoteDefinition"].includes(node.type))
      for (const child of ("content" in node ? node.content : undefined) ?? []) visit(child);
  };
  visit(doc);
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > max / 2 ? cut.slice(0, space) : cut;
  return `${kept.toWellFormed().replace(/[\s\uFFFD.,;:!?–-]+$/u, "")}…`;
}

const scriptsWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

function countWords(doc: PostDocument): { words: number; signs: number } {
  const text = renderText(doc);
  const signs = text.match(scriptsWithoutSpaces)?.length ?? 0;
  const words =
    text.replace(scriptsWithoutSpaces, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’._-]*/gu)?.length ?? 0;
  return { words, signs };
}

/** Words; in scripts that do not part words by spaces, every sign counts as one. */
export function wordCount(doc: PostDocument): number {
  const { words, signs } = countWords(doc);
  return words + signs;
}

/** Whole minutes at 230 words or 500 signs a minute; 0 only for a document without text. */
export function readingMinutes(doc: PostDocument): number {
  const { words, signs } = countWords(doc);
  return Math.ceil(words / 230 + signs / 500);
}

/** The headings with the ids they have in the HTML. */
export function outline(written: PostDocument): OutlineEntry[] {
  const doc = withoutReview(written);
  const { anchors } = layoutOf(doc);
  const entries: OutlineEntry[] = [];
  for (const block of bodyOf(doc))
    walk(block, (node) => {
      if (node.type === "heading" && (node.content ?? []).length > 0)
        entries.push({
          level: node.attrs.level,
          text: lineText(node.content).trim(),
          id: anchors.get(node) ?? "",
        });
    });
  return entries;
}
