import { createHash } from "node:crypto";
import { decodeText } from "./decode-text.ts";
import { parseFrontMatter } from "./front-matter.ts";
import { SourceError } from "./source-error.ts";
import { readSourceFields, type SourceFields } from "./source-fields.ts";
import type { SourceFolder } from "./source-folder.ts";

/** Largest Markdown file taken, in bytes. */
export const maxFileBytes = 8 * 1024 * 1024;

export interface Source {
  file: string;
  /** SHA-256 of the file, in hexadecimal. */
  checksum: string;
  fields: SourceFields;
  body: string;
  bodyLine: number;
}

/** @throws {SourceError} for a file that cannot become a post */
export async function readSource(folder: SourceFolder, file: string, timeZone: string): Promise<Source> {
  const bytes = await folder.read(file, maxFileBytes);
  const { text, notices } = decodeText(bytes);
  const matter = parseFrontMatter(text);
  const fields = readSourceFields(file, matter, timeZone);
  if (fields.name.sectionIndex)
    throw new SourceError("_index.md describes a list of posts, and lists are made by Broadsheet itself");
  fields.notices.unshift(...notices);
  const checksum = createHash("sha256").update(bytes).digest("hex");
  return { file, checksum, fields, body: matter.body, bodyLine: matter.bodyLine };
}
