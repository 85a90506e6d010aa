import { lstat, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "@broadsheet/db/operator-error";
import { z } from "zod";

/** Says that a folder is an export, and which files are part of it. */
const manifestName = "broadsheet-export.json";
const manifest = z.object({ version: z.literal(1), files: z.array(z.string()) });

export interface TargetFolder {
  write(file: string, content: string | Uint8Array): Promise<void>;
  /** Removes what an earlier export wrote and this one did not, and notes what is there now. Returns how many were removed. */
  finish(): Promise<number>;
}

/**
 * A folder to export into: made where there is none, taken when it is empty or an earlier export, or with `force` whatever is in it. Only
 * files that an export wrote are ever replaced or removed, except under the same names with `force`.
 *
 * @throws {OperatorError} for a folder that holds something else, or cannot be written
 */
export async function openTargetFolder(directory: string, force: boolean): Promise<TargetFolder> {
  const found = await readdir(directory).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw new OperatorError(`${directory} cannot be used as a folder (${error.code}): choose another.`);
  });
  const before = found.includes(manifestName) ? await readManifest(path.join(directory, manifestName)) : [];
  if (found.length > 0 && !found.includes(manifestName) && !force) {
    throw new OperatorError(
      `${directory} is not empty: choose another folder, or add --force to write into it.`,
    );
  }
  const written = new Set<string>();
  const made = new Set<string>();
  await makeFolder(directory);
  /** The files of the list would otherwise be a promise that a killed export breaks. */
  const note = (files: Iterable<string>) =>
    put(
      path.join(directory, manifestName),
      `${JSON.stringify({ version: 1, files: [...files].sort() }, null, 1)}\n`,
    );
  await note(before);
  return {
    async write(file, content) {
      const folder = path.dirname(path.join(directory, file));
      if (!made.has(folder)) {
        await makeFolder(folder);
        made.add(folder);
      }
      await put(path.join(directory, file), content);
      written.add(file);
    },
    async finish() {
      const gone = before.filter((file) => !written.has(file) && isInside(file));
      for (const file of gone) await rm(path.join(directory, file), { force: true });
      await note(written);
      return gone.length;
    },
  };
}

const isInside = (file: string) => path.posix.normalize(file) === file && !/^(?:\/|\.\.(?:\/|$))/.test(file);

async function readManifest(file: string): Promise<string[]> {
  try {
    return manifest.parse(JSON.parse(await readFile(file, "utf8"))).files;
  } catch {
    throw new OperatorError(`${file} is not that of an export: choose another folder, or delete it.`);
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await lstat(folder)).isDirectory())
      throw new OperatorError(`${folder} is not a folder: choose another.`);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(
      `${folder} cannot be made (${(error as NodeJS.ErrnoException).code}): choose another folder.`,
    );
  }
}

async function put(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(`${file} cannot be written (${code}): make room or choose another folder.`, {
      cause: error,
    });
  }
}
