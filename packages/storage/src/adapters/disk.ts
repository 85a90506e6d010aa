import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { Store } from "../storage.ts";
import { allowedTypes } from "../types.ts";

const incoming = "incoming";

function isAbsent(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ((at as NodeJS.ErrnoException).code === "ENOENT") return true;
  }
  return false;
}

async function orAbsent<T>(run: Promise<T>): Promise<T | undefined> {
  try {
    return await run;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Files under one folder. The type of a file follows from its ending. */
export function createDiskStore(dir: string): Store {
  const root = path.resolve(dir);
  const disk = new Disk(new FSDriver({ location: root, visibility: "private" }));
  return {
    async put(key, content) {
      // A process that dies in the middle leaves a file under "incoming", never half of one under its key.
      const draft = `${incoming}/${randomUUID()}`;
      try {
        if (content instanceof Readable) await disk.putStream(draft, content);
        else await disk.put(draft, content);
        await disk.move(draft, key);
      } catch (error) {
        await disk.delete(draft).catch(() => {});
        throw error;
      }
    },
    get: (key) => orAbsent(disk.getBytes(key)),
    async stream(key, range) {
      const stream = createReadStream(path.join(root, key), range ?? {});
      return orAbsent(once(stream, "open").then(() => stream));
    },
    async stat(key) {
      const found = await orAbsent(disk.getMetaData(key));
      if (!found) return undefined;
      const ext = path.extname(key).slice(1).toLowerCase();
      return {
        size: found.contentLength,
        contentType: found.contentType ?? allowedTypes.find((type) => type.ext === ext)?.mime,
        etag: found.etag,
        lastModified: found.lastModified,
      };
    },
    delete: async (key) => {
      await orAbsent(disk.delete(key));
    },
    stop: async () => {},
  };
}
