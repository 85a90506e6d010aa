import type { GrammarState, HighlighterCore, ThemedToken } from "shiki/core";

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

/** The class of what a token is; undefined for what has none. */
export const kindOf = ({ color = "" }: ThemedToken): string | undefined =>
  kinds[/^var\(([\w-]+)\)$/.exec(color)?.[1] ?? ""];

/** Lines of tokens, some at a time, so that others are served meanwhile; null when the time is over before the code is. */
export async function tokenize(
  highlighter: HighlighterCore,
  code: string,
  lang: string,
  end: number,
): Promise<ThemedToken[][] | null> {
  const lines = code.split("\n");
  const done: ThemedToken[][] = [];
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
    done.push(...result.tokens);
    at += stride;
    if (performance.now() >= end) return null;
    stride = performance.now() - start > strideMs ? 1 : Math.min(maxStride, stride * 2);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return done;
}
