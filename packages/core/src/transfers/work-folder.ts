import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const prefix = "broadsheet-transfer-";
/** Longer than any run may take: what is older was left by a process that died. */
const leftAfterMs = 12 * 3_600_000;

/** Gives `work` a folder of its own and removes it afterwards, whatever happened; what dead processes left is removed before. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await removeLeftFolders();
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function removeLeftFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const info = await stat(folder).catch(() => null);
    if (info?.isDirectory() && Date.now() - info.mtimeMs > leftAfterMs)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
