import type { HighlighterCore } from "shiki/core";
import { languageOf } from "./highlighter.ts";
import { kindOf, tokenize } from "./tokenize.ts";

/** A stretch of code, by characters from its beginning, and the class that gives it its colour. */
export interface ColourRange {
  from: number;
  to: number;
  kind: string;
}

const held = new Map<string, Promise<HighlighterCore>>();

/** In a browser: expressions of the grammars run as JavaScript's own, so that nothing needs WebAssembly, which the page's policy forbids. */
async function open(id: string): Promise<HighlighterCore> {
  const [
    { createHighlighterCore, createCssVariablesTheme },
    { createJavaScriptRegexEngine },
    { bundledLanguages },
  ] = await Promise.all([import("shiki/core"), import("shiki/engine/javascript"), import("shiki/langs")]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "kinds", variablePrefix: "" })],
    langs: [bundledLanguages[id as keyof typeof bundledLanguages]],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

/**
 * The colours of code, the same as readers get; null for a language that nobody knows, or when the time is over first. Loads the grammar of
 * that language alone, when it is first met, and works in short pieces between which the page stays live.
 */
export async function colourRanges(
  code: string,
  word: string,
  budgetMs = 4_000,
): Promise<ColourRange[] | null> {
  const language = await languageOf(word);
  if (!language) return null;
  let opening = held.get(language.id);
  if (!opening) {
    opening = open(language.id);
    held.set(language.id, opening);
    opening.catch(() => held.delete(language.id));
  }
  const lines = await tokenize(await opening, code, language.id, performance.now() + budgetMs);
  if (!lines) return null;
  const ranges: ColourRange[] = [];
  let at = 0;
  for (const line of lines) {
    for (const token of line) {
      const kind = kindOf(token);
      const to = at + token.content.length;
      const last = ranges.at(-1);
      if (kind && last?.kind === kind && last.to === at) last.to = to;
      else if (kind && token.content.trim() !== "") ranges.push({ from: at, to, kind });
      at = to;
    }
    at += 1;
  }
  return ranges;
}
