import type { Tx } from "@broadsheet/db/connection";
import { searchWords } from "@broadsheet/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { keysOfWord, wordsOf } from "./spelling.ts";

/** Words a statement. */
const batch = 1_000;

/** Remembers the words of a text that readers can now find, so that misspellings of them are understood. */
export async function learnWords(tx: Tx, publicationId: string, text: string): Promise<void> {
  const words = wordsOf(text);
  for (let start = 0; start < words.length; start += batch) {
    const some = words.slice(start, start + batch);
    const known = await tx
      .select({ word: searchWords.word })
      .from(searchWords)
      .where(and(eq(searchWords.publicationId, publicationId), inArray(searchWords.word, some)));
    const seen = new Set(known.map(({ word }) => word));
    // In the order of the alphabet, so that two publications at once never wait for each other.
    const fresh = some.filter((word) => !seen.has(word));
    if (fresh.length === 0) continue;
    const rows = fresh.map((word) => ({ publicationId, word, keys: keysOfWord(word) }));
    await tx.insert(searchWords).values(rows).onConflictDoNothing();
  }
}
