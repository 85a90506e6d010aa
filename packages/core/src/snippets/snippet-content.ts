import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { AppError } from "@broadsheet/contract/errors";
import { normalize } from "@broadsheet/document/normalize";
import { excerptOf, renderText } from "@broadsheet/document/text";
import { checkedDocument } from "../posts/check-content.ts";

const excerptLength = 160;

interface SnippetContent {
  document: PostDocumentJson;
  excerpt: string;
}

/**
 * What is kept of a document as a snippet: its normal form, in which conversations and suggestions are gone and footnotes are in order. INVALID_INPUT
 * for what is no document, and for one that holds nothing.
 */
export function snippetContent(written: PostDocumentJson): SnippetContent {
  const document = normalize(checkedDocument(written));
  const [first] = document.content;
  if (document.content.length === 1 && first?.type === "paragraph" && !first.content?.length) {
    const message = "A snippet needs something in it";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "document", message }] });
  }
  return { document, excerpt: excerptOf(document, excerptLength) || firstWords(renderText(document)) };
}

/** Of what has no running text: a table, code, the description of a picture. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).toWellFormed()}…`;
}
