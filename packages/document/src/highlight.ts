import type { ThemedToken } from "shiki/core";
import { languageOf, withHighlighters } from "./highlight/highlighter.ts";
import { kindOf, tokenize } from "./highlight/tokenize.ts";
import { codeKey, codeOf } from "./html/code.ts";
import { escapeHtml } from "./html/escape.ts";
import type { HighlightedCode } from "./html/options.ts";
import { withoutReview } from "./review.ts";
import type { CodeBlockNode, PostDocument } from "./types.ts";
import { walk } from "./walk.ts";

export interface HighlightLimits {
  /** Characters of one block; a longer one stays plain. Default 60,000. */
  blockCharacters?: number;
  /** Characters of all blocks together. Default 200,000. */
  characters?: number;
  /** For all blocks together; those that were not reached stay plain. Default 5,000. */
  budgetMs?: number;
}

/**
 * Colours the code of a document by shiki, each language loaded when it is first met. Blocks without a known language, those beyond the limits
 * and those for which the time was not enough are left out: they are shown plain. Never rejects for what a document holds.
 */
export async function highlightCode(
  doc: PostDocument,
  limits: HighlightLimits = {},
): Promise<HighlightedCode> {
  const { blockCharacters = 60_000, characters = 200_000, budgetMs = 5_000 } = limits;
  const coloured = new Map<string, { html: string; language: string }>();
  const blocks = codeBlocks(doc).filter(({ attrs }) => attrs?.language);
  if (blocks.length === 0) return coloured;
  let left = characters;
  const end = performance.now() + budgetMs;
  await withHighlighters(async (highlighterOf) => {
    for (const block of blocks) {
      const code = codeOf(block);
      const language = await languageOf(block.attrs?.language ?? "");
      if (!language || code.length > blockCharacters || code.length > left || performance.now() > end)
        continue;
      left -= code.length;
      const lines = await tokenize(await highlighterOf(language.id), code, language.id, end);
      if (!lines) continue;
      coloured.set(codeKey(block), { html: lines.map(lineHtml).join("\n"), language: language.name });
    }
  });
  return coloured;
}

function codeBlocks(doc: PostDocument): CodeBlockNode[] {
  const found: CodeBlockNode[] = [];
  walk(withoutReview(doc), (node) => {
    if (node.type === "codeBlock") found.push(node);
  });
  return found;
}

/** A line with neighbours of one kind in one element, and nothing around what has no kind. */
function lineHtml(tokens: readonly ThemedToken[]): string {
  let html = "";
  let text = "";
  let open: string | undefined;
  const close = () => {
    if (text !== "") html += open ? `<span class="${open}">${escapeHtml(text)}</span>` : escapeHtml(text);
    text = "";
  };
  for (const token of tokens) {
    const { content } = token;
    const kind = kindOf(token);
    if (kind !== open && content.trim() !== "") {
      close();
      open = kind;
    }
    text += content;
  }
  close();
  return html;
}
