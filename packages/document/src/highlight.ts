import type { GrammarState, HighlighterCore, ThemedToken } from "shiki/core";
import { languageOf, withHighlighters } from "./highlight/highlighter.ts";
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

/** A longer line is minified code or data: it stays plain. */
const maxLine = 1_000;
/** The most lines between two looks at the clock. */
const maxStride = 64;
/** Lines that took longer than this together are followed by fewer. */
const strideMs = 20;

/** Classes of what a reader tells apart; styles give them their colours, for light and dark. */
const kinds: Record<string, string> = {
  "token-constant": "c-constant",
  "token-string": "c-string",
  "token-string-expression": "c-string",
  "token-comment": "c-comment",
  "token-keyword": "c-keyword",
  "token-parameter": "c-parameter",
  "token-function": "c-function",
  "token-punctuation": "c-punctuation",
  "token-link": "c-link",
  "token-inserted": "c-inserted",
  "token-deleted": "c-deleted",
  "token-changed": "c-changed",
};

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
      const html = await colour(await highlighterOf(language.id), code, language.id, end);
      if (html !== null) coloured.set(codeKey(block), { html, language: language.name });
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

/** Some lines at a time, so that others are served meanwhile; null when the time is over before the code is. */
async function colour(
  highlighter: HighlighterCore,
  code: string,
  lang: string,
  end: number,
): Promise<string | null> {
  const lines = code.split("\n");
  const done: string[] = [];
  let grammarState: GrammarState | undefined;
  let stride = 1;
  for (let at = 0; at < lines.length; ) {
    const start = performance.now();
    if (start >= end) return null;
    const result = highlighter.codeToTokens(lines.slice(at, at + stride).join("\n"), {
      lang,
      theme: "kinds",
      tokenizeMaxLineLength: maxLine,
      // Also for a single line: the first of a language is slow, as its expressions are compiled with it.
      tokenizeTimeLimit: Math.ceil(end - start),
      ...(grammarState && { grammarState }),
    });
    grammarState = result.grammarState;
    done.push(...result.tokens.map(lineHtml));
    at += stride;
    if (performance.now() >= end) return null;
    stride = performance.now() - start > strideMs ? 1 : Math.min(maxStride, stride * 2);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return done.join("\n");
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
  for (const { content, color = "" } of tokens) {
    const kind = kinds[/^var\(([\w-]+)\)$/.exec(color)?.[1] ?? ""];
    if (kind !== open && content.trim() !== "") {
      close();
      open = kind;
    }
    text += content;
  }
  close();
  return html;
}
