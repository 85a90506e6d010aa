import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { explainFileError } from "@broadsheet/db/data-directory";
import { OperatorError } from "@broadsheet/db/operator-error";
import { z } from "zod";

const schema = z.object({ AUTH_SECRET: z.string().min(32) });
export type Secrets = z.infer<typeof schema>;

/**
 * The secrets this installation made for itself: created on the first run, readable by the owner of the files only.
 *
 * @throws {OperatorError} when the file cannot be read, written or understood.
 */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, "secrets.json");
  try {
    const made: Secrets = { AUTH_SECRET: randomBytes(32).toString("base64url") };
    // "wx": of two processes that start at once, one writes and the other reads.
    const handle = await open(file, "wx", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(made, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return made;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
      throw explainFileError(error, dataDir);
    }
  }
  return readSecrets(file);
}

async function readSecrets(file: string): Promise<Secrets> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new OperatorError(
      `${file} cannot be read as this installation's secrets: restore it from a backup, or delete it (everybody must then sign in again).`,
    );
  }
}
