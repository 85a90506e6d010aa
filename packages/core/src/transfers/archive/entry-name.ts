import { type Entry, getFileNameLowLevel, validateFileName } from "yauzl";
import { ArchiveError } from "./archive-error.ts";

/** Of tools and systems, not of writers. */
const foreign = new Set(["__MACOSX", "node_modules", "_site", "vendor", ".git", ".DS_Store", "Thumbs.db"]);
/** Set where a name says of itself that it is UTF-8. */
const utf8Flag = 0x800;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The path of an entry in its archive, with forward slashes and composed letters; a folder's ends in a slash.
 *
 * @throws {ArchiveError} for a path that leads out of the archive
 */
export function nameOf(entry: Entry): string {
  const name = decodedName(entry).replaceAll("\\", "/").normalize("NFC");
  if (validateFileName(name) !== null)
    throw new ArchiveError(
      `This archive names a file outside of itself (${JSON.stringify(name.slice(0, 100))}). It was not made by an ordinary program, and nothing of it was taken.`,
    );
  return name.replaceAll(/\/+/g, "/").replaceAll(/(?<=^|\/)\.\//g, "");
}

/** macOS writes UTF-8 without saying so; what cannot be UTF-8 is in the alphabet of old times, as the format wants it. */
function decodedName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  try {
    return utf8.decode(fileNameRaw);
  } catch {
    return getFileNameLowLevel(generalPurposeBitFlag & ~utf8Flag, fileNameRaw, extraFields, false);
  }
}

/** Whether a path is of no use to an import: what systems and tools leave in archives. */
export function isForeign(name: string): boolean {
  return name.split("/").some((part) => foreign.has(part) || part.startsWith("._"));
}

const longestName = 255;
const longestPath = 1_000;

/** Why no file can have this name here; null when one can. */
export function nameFault(name: string): string | null {
  if (/\p{Cc}/u.test(name)) return "Its name has characters that no file can have";
  const parts = name.split("/");
  if (Buffer.byteLength(name) > longestPath || parts.some((part) => Buffer.byteLength(part) > longestName))
    return "Its name is too long";
  return null;
}

/** Folders that mean something to a site, so that none of them is only the wrapping of an archive. */
const meaningful = /^(?:_.*|content|posts|pages|drafts|media|static|public|assets|images)$/i;

/** The one folder that everything lies in, as most programs pack it; null where there is none. */
export function wrapperOf(names: readonly string[]): string | null {
  const tops = new Set(names.map((name) => name.split("/", 1)[0] ?? ""));
  const [top] = tops;
  if (tops.size !== 1 || !top || meaningful.test(top)) return null;
  return names.some((name) => name === top) ? null : top;
}
