import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A file of an archive: its text or bytes, and for what is no plain file its mode. */
export type ArchiveFile = string | Uint8Array | { content: string; mode: number };

/** A zip archive of these files, by their paths. */
export function makeArchive(files: Readonly<Record<string, ArchiveFile>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, file] of Object.entries(files)) {
    const isText = typeof file === "string" || file instanceof Uint8Array;
    const content = isText ? file : file.content;
    zip.addBuffer(Buffer.from(content), name, isText ? {} : { mode: file.mode });
  }
  zip.end();
  return buffer(zip.outputStream);
}
