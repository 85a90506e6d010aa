import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { OperatorError } from "./operator-error.ts";

/**
 * Makes sure that the data directory is there and can be written.
 *
 * @throws {OperatorError} when it is not.
 */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const probe = path.join(dataDir, `.write-test-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** File system errors become one line that says what to do; anything else is given back as it is. */
export function explainFileError(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(dataDir);
  if (["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].includes(code)) {
    return new OperatorError(
      `The data directory ${dataDir} cannot be written (${code}): give this user write access, or set BROADSHEET_DATA_DIR to another folder.`,
    );
  }
  return error;
}

export function diskFull(dataDir: string): OperatorError {
  return new OperatorError(`The disk that holds ${dataDir} is full: free some space and start again.`);
}
