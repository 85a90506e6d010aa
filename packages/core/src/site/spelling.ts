/**
 * Finding the word that was meant. A stored word and a misspelling of it share at least one key: what is left of them without one letter, or, for
 * longer words, of their first or last five letters without one. An edit is a letter too many, too few, another one, or two swapped.
 */

const shortest = 4;
const longest = 24;
/** Length of the pieces at both ends of a word. */
const piece = 5;
const mostWords = 3_000;

/** Up to this many letters the whole word is compared, and one edit is found; of longer words two. */
const wholeUpTo = 10;

function withoutOne(letters: readonly string[]): string[] {
  return letters.map((_, index) => letters.toSpliced(index, 1).join(""));
}

function keysOf(word: string, slack: number): string[] {
  const letters = Array.from(word);
  const { length } = letters;
  const keys = length <= wholeUpTo + slack ? [word, ...withoutOne(letters)] : [];
  if (length >= piece) keys.push(...withoutOne(letters.slice(0, piece)).map((rest) => `^${rest}`));
  if (length >= wholeUpTo - slack) keys.push(...withoutOne(letters.slice(-piece)).map((rest) => `${rest}$`));
  return [...new Set(keys)];
}

/** Under which a word is stored. */
export const keysOfWord = (word: string): string[] => keysOf(word, 0);

/** Under which the word that was meant may be found: its length may be another. */
export const keysOfMisspelling = (typed: string): string[] => keysOf(typed, 2);

/** The different words of a text that are worth learning, in lower case and sorted; at most 3,000. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const [found] of text.normalize("NFC").matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    const word = (found.split(/['’]/, 1)[0] ?? "").toLowerCase();
    const { length } = Array.from(word);
    if (length < shortest || length > longest) continue;
    words.add(word);
    if (words.size === mostWords) break;
  }
  return [...words].toSorted();
}

/** Edits that lie between two words, `limit` + 1 when there are more: optimal string alignment, which counts a swap as one. */
export function editsBetween(one: string, other: string, limit: number): number {
  const a = Array.from(one);
  const b = Array.from(other);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = b.map((_, index) => index + 1);
  previous.unshift(0);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** How many edits a word of this length may be away from what was typed. */
export const editsAllowed = (typed: string): number => {
  const { length } = Array.from(typed);
  if (length < shortest) return 0;
  return length < wholeUpTo - 2 ? 1 : 2;
};

export interface Candidate {
  word: string;
  edits: number;
}

/**
 * Of `words`, those that may have been meant, the nearest first. An `unfinished` word may also be the beginning of a longer one.
 */
export function nearest(typed: string, words: readonly string[], unfinished: boolean): Candidate[] {
  const limit = editsAllowed(typed);
  const { length } = Array.from(typed);
  return words
    .map((word) => {
      const whole = editsBetween(typed, word, limit);
      if (!unfinished || whole <= 1) return { word, edits: whole };
      // Half an edit more, so that of two the one that is complete comes first.
      const beginning = Math.min(
        ...[length - 1, length, length + 1].map((end) =>
          editsBetween(typed, Array.from(word).slice(0, end).join(""), limit),
        ),
      );
      return { word, edits: Math.min(whole, beginning + 0.5) };
    })
    .filter(({ edits }) => edits > 0 && edits < limit + 1)
    .toSorted((a, b) => a.edits - b.edits || a.word.localeCompare(b.word));
}
