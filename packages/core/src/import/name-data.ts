import { decodeText } from "./decode-text.ts";
import { asLine, asText } from "./field-reader.ts";
import { parseFrontMatter } from "./front-matter.ts";
import type { FileNotice } from "./import-report.ts";
import { isRecord, type Json } from "./json.ts";
import { readAuthor, type SourceAuthor } from "./people-and-pictures.ts";
import { SourceError } from "./source-error.ts";
import type { SourceFolder } from "./source-folder.ts";

/** Where Jekyll keeps what it knows of authors, by the key that posts name them by; exports write it too. */
export const authorDataFile = "_data/authors.yml";
/** Where exports write what is said of tags, by their addresses. */
export const tagDataFile = "_data/tags.yml";
const maxBytes = 4 * 1024 * 1024;

export interface SourceTag {
  name: string;
  slug: string | null;
  description: string;
  /** The address of its picture, or its path in the folder. */
  picture: string | null;
}

/** What a folder says of the names in it; names and keys in small letters. */
export interface NameData {
  /** By key, and by name where that is no other's key. */
  authors: Map<string, SourceAuthor>;
  /** By name and address, as `name/address`. */
  tags: Map<string, SourceTag>;
  warnings: FileNotice[];
}

export const nameKey = ({ name, slug }: { name: string; slug: string | null }) =>
  `${name.toLowerCase()}/${slug ?? ""}`;

export async function readNameData(folder: SourceFolder): Promise<NameData> {
  const found: NameData = { authors: new Map(), tags: new Map(), warnings: [] };
  const authors = (await readEntries(folder, authorDataFile, found.warnings)).flatMap(([key, value]) => {
    const author = readAuthor(value);
    return author?.name ? [{ key: key.toLowerCase(), author }] : [];
  });
  for (const { key, author } of authors) found.authors.set(key, author);
  for (const { author } of authors) found.authors.set(author.name.toLowerCase(), author);
  for (const [, value] of await readEntries(folder, tagDataFile, found.warnings)) {
    const tag = readTag(value);
    if (!tag) continue;
    found.tags.set(nameKey(tag), tag);
    // Posts name a tag by its name alone where that says enough.
    found.tags.set(nameKey({ name: tag.name, slug: null }), tag);
  }
  return found;
}

function readTag(value: Json): SourceTag | null {
  if (!isRecord(value)) return null;
  const name = asLine(100)(value.name ?? null);
  if (!name) return null;
  const slug = typeof value.slug === "string" ? value.slug : null;
  const description = (asText(value.description ?? null) ?? "").slice(0, 2000);
  return { name, slug, description, picture: asText(value.image ?? null) || null };
}

/** The entries of a YAML file; of none where there is no such file, or where it cannot be read, which is told. */
async function readEntries(
  folder: SourceFolder,
  file: string,
  warnings: FileNotice[],
): Promise<[string, Json][]> {
  try {
    const bytes = await folder.read(file, maxBytes);
    const { data } = parseFrontMatter(`---\n${decodeText(bytes).text}\n---\n`);
    return Object.entries(data);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error.message !== "There is no such file")
      warnings.push({ file, line: Math.max(1, error.line - 1), reason: error.message });
    return [];
  }
}
