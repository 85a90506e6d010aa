/** Lower-case, without accents: "Über" is found by "ub". */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/**
 * How well what was typed fits a text, 0 for not at all: its letters in their order, better where they stand together and where words begin.
 */
export function fit(typed: string, text: string): number {
  const wanted = plain(typed).replaceAll(/\s+/g, "");
  const within = plain(text);
  if (wanted === "") return 1;
  let score = 0;
  let at = 0;
  let last = -2;
  for (const letter of wanted) {
    const found = nearest(within, letter, at, last);
    if (found < 0) return 0;
    score += found === last + 1 ? 3 : beginsWord(within, found) ? 2.5 : 0.3;
    last = found;
    at = found + 1;
  }
  return score / wanted.length + 1 / (1 + within.length);
}

const beginsWord = (text: string, at: number) => at === 0 || /[\s\-_/.]/.test(text[at - 1] ?? "");

/** The letter right behind the last one, else at the beginning of a word, else anywhere. */
function nearest(text: string, letter: string, from: number, last: number): number {
  if (text[last + 1] === letter && last >= 0) return last + 1;
  for (let at = from; at < text.length; at += 1) if (text[at] === letter && beginsWord(text, at)) return at;
  return text.indexOf(letter, from);
}

/** Those that fit, best first; all of them, in their order, while nothing is typed. */
export function fitting<T>(typed: string, items: readonly T[], textOf: (item: T) => string): T[] {
  if (typed.trim() === "") return [...items];
  return items
    .map((item) => ({ item, score: fit(typed, textOf(item)) }))
    .filter(({ score }) => score > 0.8)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
