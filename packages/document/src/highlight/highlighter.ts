import type { HighlighterCore, RegexEngine } from "shiki/core";

/** Grammars take some megabytes each: a process that colours nothing for this long lets go of them, and one that has many at once. */
const idleMs = 60_000;
const mostHeld = 16;

const held = new Map<string, Promise<HighlighterCore>>();
let engine: Promise<RegexEngine> | undefined;
let users = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/** The engine in WebAssembly gives up on an expression that backtracks without end; JavaScript's own would not. */
async function openEngine(): Promise<RegexEngine> {
  const { createOnigurumaEngine } = await import("shiki/engine/oniguruma");
  return createOnigurumaEngine(import("shiki/wasm"));
}

/**
 * One language with those it cannot do without. Each has its own: many grammars use others where these happen to be loaded, and a post must not
 * look different for what was published before it.
 */
async function open(id: string): Promise<HighlighterCore> {
  engine ??= openEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  const [{ createHighlighterCore, createCssVariablesTheme }, { bundledLanguages }] = await Promise.all([
    import("shiki/core"),
    import("shiki/langs"),
  ]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "kinds", variablePrefix: "" })],
    langs: [bundledLanguages[id as keyof typeof bundledLanguages]],
    engine: await engine,
  });
}

function letGo(): void {
  for (const highlighter of held.values()) void highlighter.then((it) => it.dispose()).catch(() => {});
  held.clear();
}

/** Lends highlighters of single languages, loaded for the first who asks and let go of when nobody does for a minute. */
export async function withHighlighters<T>(
  work: (of: (language: string) => Promise<HighlighterCore>) => Promise<T>,
): Promise<T> {
  clearTimeout(idle);
  users += 1;
  try {
    return await work((id) => {
      const found = held.get(id);
      if (found) return found;
      const opened = open(id);
      held.set(id, opened);
      opened.catch(() => held.delete(id));
      return opened;
    });
  } finally {
    users -= 1;
    if (users === 0 && held.size > mostHeld) letGo();
    else if (users === 0) {
      idle = setTimeout(letGo, idleMs);
      idle.unref?.();
    }
  }
}

/** A language as readers call it, and as the highlighter does. */
export type Language = { id: string; name: string };

/** The language that an author's word for it means ("TS", "c++", "Shell"); null for one that nobody knows, and for plain text. */
export async function languageOf(word: string): Promise<Language | null> {
  const { bundledLanguagesInfo } = await import("shiki/langs");
  const wanted = word.trim().toLowerCase();
  const found = bundledLanguagesInfo.find(
    ({ id, name, aliases = [] }) =>
      id === wanted || aliases.includes(wanted) || name.toLowerCase() === wanted,
  );
  return found ? { id: found.id, name: found.name } : null;
}
