import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "@broadsheet/db/operator-error";
import { SourceError } from "./source-error.ts";
import { sourceEnding } from "./source-name.ts";

/** A folder that is read and never left: links that lead out of it are not followed. */
export interface SourceFolder {
  /** Its own name, without those of the folders above. */
  name: string;
  /** Markdown files in the order of their paths, relative to the folder with forward slashes. */
  files: string[];
  /** What looks like a file of an import but is not one: symbolic links, folders that cannot be read. */
  passedOver: { file: string; reason: string }[];
  /** @throws {SourceError} when it is no plain file of the folder, or larger than `maxBytes` */
  read(file: string, maxBytes: number): Promise<Uint8Array>;
}

const maxFiles = 200_000;
const maxFolders = 50;
/** Folders of tools, not of writers. */
const foreign = new Set(["node_modules", "_site", "vendor"]);

/** @throws {OperatorError} when there is no such folder */
export async function openSourceFolder(directory: string): Promise<SourceFolder> {
  const root = await realpath(directory).catch(() => null);
  const info = root === null ? null : await stat(root).catch(() => null);
  if (root === null || !info?.isDirectory()) {
    throw new OperatorError(
      `There is no folder ${directory}: give the folder that holds the Markdown files.`,
    );
  }
  const files: string[] = [];
  const passedOver: SourceFolder["passedOver"] = [];
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch((error: Error) => {
      if (depth === 0) throw new OperatorError(`The folder ${directory} cannot be read: ${error.message}.`);
      passedOver.push({ file: folder, reason: "This folder cannot be read" });
      return [];
    });
    for (const entry of entries) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith(".") || foreign.has(entry.name)) continue;
      if (entry.isDirectory() && depth < maxFolders) await visit(file, depth + 1);
      else if (entry.isSymbolicLink() && sourceEnding.test(entry.name))
        passedOver.push({ file, reason: "This is a symbolic link, and links are not followed" });
      else if (entry.isFile() && sourceEnding.test(entry.name)) files.push(file);
      if (files.length > maxFiles)
        throw new OperatorError(
          `${directory} holds more than ${maxFiles} Markdown files: import it in parts.`,
        );
    }
  };
  await visit("", 0);
  files.sort((a, b) => (a < b ? -1 : 1));
  return { name: path.basename(root), files, passedOver, read: (file, max) => readInside(root, file, max) };
}

async function readInside(root: string, file: string, maxBytes: number): Promise<Uint8Array> {
  const wanted = path.join(root, file);
  const real = file.includes("\0") ? null : await realpath(wanted).catch(() => null);
  if (real === null) throw new SourceError("There is no such file");
  if (!real.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
    throw new SourceError("It lies outside of the imported folder");
  // Without waiting for a writer, should it be a pipe.
  const handle = await open(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW).catch(
    (error) => {
      throw new SourceError(`It cannot be opened (${error.code})`);
    },
  );
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new SourceError("It is not a plain file");
    if (info.size > maxBytes)
      throw new SourceError(`It is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
