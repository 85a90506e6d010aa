import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** Formats that are packed already: to pack them again takes time and saves nothing. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|mp3|ogg|m4a|mp4|webm|pdf)$/i;

/**
 * Packs all files below a folder into a zip archive, each under `wrapper/`. The archive is made as it is read, file by file: nothing of it is kept in
 * memory. `onFile` is told how many files were begun, of how many.
 */
export async function packFolder(
  directory: string,
  wrapper: string,
  onFile?: (done: number, total: number) => void,
): Promise<Readable> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(path.relative(directory, entry.parentPath), entry.name))
    .sort();
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error: Error) => output.destroy(error));
  let begun = 0;
  for (const file of files) {
    const name = `${wrapper}/${file.split(path.sep).join("/")}`;
    zip.addReadStreamLazy(name, { compress: !packed.test(file) }, (give) => {
      begun += 1;
      onFile?.(begun, files.length);
      const stream = createReadStream(path.join(directory, file));
      stream.on("error", (error) => output.destroy(error));
      give(null, stream);
    });
  }
  zip.end();
  return output;
}
