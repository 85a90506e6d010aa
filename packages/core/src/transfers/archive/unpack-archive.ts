import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { FileNotice } from "../../import/import-report.ts";
import { ArchiveError } from "./archive-error.ts";
import type { ArchiveLimits } from "./archive-limits.ts";
import { isForeign, nameFault, nameOf, wrapperOf } from "./entry-name.ts";

export interface UnpackOptions {
  limits: ArchiveLimits;
  signal: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface Unpacked {
  /** Where the files are: the given folder, or the one folder in it that wrapped everything. */
  directory: string;
  /** Of the folder that wrapped everything. */
  wrapper: string | null;
  /** Files that were left in the archive. */
  leftOut: FileNotice[];
}

interface Planned {
  entry: Entry;
  name: string;
}

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024).toLocaleString("en")} MB`;

/**
 * Unpacks a zip archive into an empty folder, one file after the other. Everything that the archive says of itself is judged before the first byte is
 * written, and what then comes out is held to it.
 *
 * @throws {ArchiveError} for what is no archive, is damaged, encrypted, leads out of itself or holds too much; the folder may then hold a part of it
 */
export async function unpackArchive(
  file: string,
  directory: string,
  { limits, signal, onProgress }: UnpackOptions,
): Promise<Unpacked> {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false }).catch((error: Error) => {
    throw notReadable(error);
  });
  try {
    const leftOut: FileNotice[] = [];
    const planned = await planEntries(zip, limits, leftOut);
    const made = new Set<string>();
    for (const [index, { entry, name }] of planned.entries()) {
      signal.throwIfAborted();
      onProgress?.(index, planned.length);
      const target = path.join(directory, name);
      const folder = path.dirname(target);
      try {
        if (!made.has(folder)) await mkdir(folder, { recursive: true });
        made.add(folder);
        await writeEntry(zip, entry, target, signal);
      } catch (error) {
        const reason = reasonToLeaveOut(error);
        if (reason === null) throw asArchiveError(error, name);
        leftOut.push({ file: name, line: 1, reason });
      }
    }
    onProgress?.(planned.length, planned.length);
    const wrapper = wrapperOf(planned.map(({ name }) => name));
    return {
      directory: wrapper === null ? directory : path.join(directory, wrapper),
      wrapper,
      leftOut:
        wrapper === null ? leftOut : leftOut.map((each) => ({ ...each, file: within(each.file, wrapper) })),
    };
  } finally {
    zip.close();
  }
}

const within = (file: string, wrapper: string) =>
  file.startsWith(`${wrapper}/`) ? file.slice(wrapper.length + 1) : file;

/** The files to unpack. What cannot be used is noted; what no honest archive has ends everything. */
async function planEntries(zip: ZipFile, limits: ArchiveLimits, leftOut: FileNotice[]): Promise<Planned[]> {
  if (zip.entryCount > limits.entries)
    throw new ArchiveError(
      `This archive holds more than ${limits.entries.toLocaleString("en")} files: import it in parts.`,
    );
  const planned: Planned[] = [];
  let [unpacked, packed] = [0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (unpacked > limits.totalBytes)
        throw new ArchiveError(
          `Unpacked, this archive has more than ${megabytes(limits.totalBytes)}: import it in parts.`,
        );
      // Entries that share their bytes, or pack a thousandfold, were made to fill a disk.
      const stuffed = unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio;
      if (stuffed || packed > zip.fileSize)
        throw new ArchiveError(
          `This archive is packed tighter than files of a site can be (${JSON.stringify(name.slice(0, 100))}), as archives are that were made to fill a disk. Nothing of it was taken.`,
        );
      if (name.endsWith("/") || name === "" || isForeign(name)) continue;
      const reason = faultOf(entry, name, limits);
      if (reason === null) planned.push({ entry, name });
      else leftOut.push({ file: name, line: 1, reason });
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : notReadable(error as Error);
  }
  return planned;
}

function faultOf(entry: Entry, name: string, limits: ArchiveLimits): string | null {
  if (entry.isEncrypted())
    throw new ArchiveError("This archive is protected by a password: make one without, and choose that.");
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (type === 0o120000) return "This is a symbolic link, and links are not followed";
  if (type !== 0 && type !== 0o100000) return "This is not a plain file";
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return "It is packed in a way that is not read here: pack it anew as an ordinary zip file";
  if (entry.uncompressedSize > limits.fileBytes) return `It is larger than ${megabytes(limits.fileBytes)}`;
  return nameFault(name);
}

async function writeEntry(zip: ZipFile, entry: Entry, target: string, signal: AbortSignal): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  let sum = 0;
  const summed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      done(null, chunk);
    },
  });
  // Fails where a file of that name is there already.
  await pipeline(stream, summed, createWriteStream(target, { flags: "wx" }), { signal });
  if (sum !== entry.crc32) throw new ArchiveError("damaged");
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** Faults of one name, which leave all the others alone. */
function reasonToLeaveOut(error: unknown): string | null {
  switch (codeOf(error)) {
    case "EEXIST":
    case "EISDIR":
    case "ENOTDIR":
      return "Something else in the archive has the same name";
    case "ENAMETOOLONG":
      return "Its name is too long";
    default:
      return null;
  }
}

function asArchiveError(error: unknown, name: string): unknown {
  if (codeOf(error) === "ENOSPC")
    return new ArchiveError("The server has no room to unpack this archive: tell whoever runs it.");
  // Of the file system, or the wish to stop.
  if ((error as Error).name === "AbortError") return error;
  if (/^E[A-Z]+$/.test(codeOf(error) ?? "")) return error;
  return new ArchiveError(
    `This archive is damaged: ${JSON.stringify(name.slice(0, 100))} cannot be unpacked. Make it anew, and choose that.`,
  );
}

/** What the library says of an archive, in our words. */
function notReadable(error: Error): unknown {
  if (/^E[A-Z]+$/.test(codeOf(error) ?? "")) return error;
  if (/encryption/i.test(error.message))
    return new ArchiveError("This archive is protected by a password: make one without, and choose that.");
  if (/multi-disk/i.test(error.message))
    return new ArchiveError("This is one part of an archive in several: make it whole, and choose that.");
  return new ArchiveError("This is not a zip archive, or it is damaged: make it anew, and choose that.");
}
