/** More words than anybody types to find one thing; the rest is left out. */
const mostWords = 8;

/**
 * What was typed as a `tsquery` of the configuration `simple`: every word, or the beginning of one. Null when there is no word in it. The
 * indexes of words are cut at the same characters (packages/db/src/schema/columns.ts, `plainWords`).
 */
export function wordsQuery(typed: string): string | null {
  const words = typed.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  if (words.length === 0) return null;
  return words
    .slice(0, mostWords)
    .map((word) => `'${word}':*`)
    .join(" & ");
}
