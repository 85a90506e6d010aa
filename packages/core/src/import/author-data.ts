import { decodeText } from "./decode-text.ts";
import { parseFrontMatter } from "./front-matter.ts";
import type { FileNotice } from "./import-report.ts";
import { readAuthor, type SourceAuthor } from "./people-and-pictures.ts";
import { SourceError } from "./source-error.ts";
import type { SourceFolder } from "./source-folder.ts";

/** Where Jekyll keeps what it knows of authors, by the key that posts name them by; exports write it too. */
export const authorDataFile = "_data/authors.yml";
const maxBytes = 4 * 1024 * 1024;

/** What the folder says of its authors: by key, and by name where that is no other's key; both in small letters. */
export async function readAuthorData(
  folder: SourceFolder,
): Promise<{ profiles: Map<string, SourceAuthor>; warnings: FileNotice[] }> {
  const profiles = new Map<string, SourceAuthor>();
  try {
    const bytes = await folder.read(authorDataFile, maxBytes);
    const { data } = parseFrontMatter(`---\n${decodeText(bytes).text}\n---\n`);
    const authors = Object.entries(data).flatMap(([key, value]) => {
      const author = readAuthor(value);
      return author?.name ? [{ key: key.toLowerCase(), author }] : [];
    });
    for (const { key, author } of authors) profiles.set(key, author);
    for (const { author } of authors) profiles.set(author.name.toLowerCase(), author);
    return { profiles, warnings: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error.message === "There is no such file") return { profiles, warnings: [] };
    const warning = { file: authorDataFile, line: Math.max(1, error.line - 1), reason: error.message };
    return { profiles, warnings: [warning] };
  }
}
