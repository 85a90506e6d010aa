import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import {
  emptyDocument,
  type HeadingNode,
  type InlineNode,
  type PostDocument,
} from "@broadsheet/document/types";
import { lineText } from "@broadsheet/document/walk";
import type { LinkIndex } from "./link-index.ts";
import { renderLiquid } from "./liquid.ts";
import type { Source } from "./read-source.ts";
import type { Notice } from "./source-error.ts";
import { titleOfStem } from "./source-name.ts";

export interface ReadBody {
  title: string;
  document: PostDocument;
  notices: Notice[];
}

const maxTitle = 255;

/** Title and document of a file; addresses in it are still as they were written. */
export function readBody(source: Source, links: LinkIndex, site: ReadonlyMap<string, string>): ReadBody {
  const { fields, body, bodyLine } = source;
  const liquid = fields.exact
    ? { text: body, notices: [] }
    : renderLiquid(body, { site, firstLine: bodyLine, locate: (name) => links.locate(name) });
  const { document, warnings } = parseMarkdown(liquid.text);
  const notices = [
    ...liquid.notices,
    ...warnings.map(({ line, reason }) => ({ line: line + bodyLine - 1, reason })),
  ];
  if (fields.exact) return { title: fields.title ?? "", document, notices };
  return { ...takeTitle(document, fields.title, titleOfStem(fields.name.stem)), notices };
}

/** The title, and the document without the heading that says the same once more. */
function takeTitle(
  document: PostDocument,
  given: string | null,
  fallback: string,
): { title: string; document: PostDocument } {
  const heading = document.content.find((node): node is HeadingNode => node.type === "heading");
  const text = heading?.attrs.level === 1 ? lineText(heading.content).replaceAll(/\s+/g, " ").trim() : "";
  const own = text !== "" && text.length <= maxTitle ? text : null;
  const title = given ?? own ?? fallback;
  const repeated = own !== null && own.toLowerCase() === title.toLowerCase() && isPlain(heading?.content);
  if (!repeated || (given !== null && document.content[0] !== heading)) return { title, document };
  const content = document.content.filter((node) => node !== heading);
  return { title, document: content.length > 0 ? { type: "doc", content } : emptyDocument() };
}

/** Nothing is lost of a heading without links, pictures and footnotes when it becomes a title. */
function isPlain(content: readonly InlineNode[] = []): boolean {
  return content.every((node) => node.type === "text" && !node.marks?.some((mark) => mark.type === "link"));
}
