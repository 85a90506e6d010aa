import type { Readable } from "node:stream";
import { createDiskStore } from "./adapters/disk.ts";
import { assertKey } from "./keys.ts";

/** Bytes `start` to `end`, both included; without `end`, to the last one. As in an HTTP Range header. */
export interface ByteRange {
  start: number;
  end?: number | undefined;
}

export interface ObjectInfo {
  size: number;
  contentType: string | undefined;
  /** Quoted, as in the ETag header. */
  etag: string;
  lastModified: Date;
}

/** What an adapter does; keys are checked before. Absent objects are undefined, every other fault is thrown. */
export interface Store {
  put(key: string, content: Uint8Array | Readable, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  stream(key: string, range: ByteRange | undefined): Promise<Readable | undefined>;
  stat(key: string): Promise<ObjectInfo | undefined>;
  delete(key: string): Promise<void>;
  stop(): Promise<void>;
}

export interface S3Options {
  bucket: string;
  region: string;
  /** Absent for AWS itself. */
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket in the path rather than in the host's name, as MinIO and others want it. Default: when `endpoint` is given. */
  forcePathStyle?: boolean | undefined;
  /** Put before every key. */
  prefix?: string | undefined;
  /** How long the store may be silent. Default 30,000. */
  timeoutMs?: number | undefined;
}

export type StorageOptions = { dir: string } | { s3: S3Options };

export interface Storage {
  /** An object appears whole or not at all; one of that key is replaced. */
  put(key: string, content: Uint8Array | Readable, options: { contentType: string }): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** @throws {RangeError} for a range that is none; one that ends beyond the object is cut */
  stream(key: string, options?: { range?: ByteRange | undefined }): Promise<Readable | undefined>;
  stat(key: string): Promise<ObjectInfo | undefined>;
  /** Nothing happens when there is none. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
  stop(): Promise<void>;
}

/**
 * Files in a folder or in an S3-compatible store. Every function throws a TypeError for a key that could leave its place.
 */
export async function createStorage(options: StorageOptions): Promise<Storage> {
  const store = await openStore(options);
  return {
    put: async (key, content, { contentType }) => store.put(assertKey(key), content, contentType),
    get: async (key) => store.get(assertKey(key)),
    async stream(key, { range } = {}) {
      if (range) assertRange(range);
      return store.stream(assertKey(key), range);
    },
    stat: async (key) => store.stat(assertKey(key)),
    delete: async (key) => store.delete(assertKey(key)),
    exists: async (key) => (await store.stat(assertKey(key))) !== undefined,
    stop: () => store.stop(),
  };
}

async function openStore(options: StorageOptions): Promise<Store> {
  if ("dir" in options) return createDiskStore(options.dir);
  // The S3 client is large: only who uses it loads it.
  const { createS3Store } = await import("./adapters/s3.ts");
  return createS3Store(options.s3);
}

function assertRange({ start, end }: ByteRange): void {
  const whole = Number.isSafeInteger(start) && (end === undefined || Number.isSafeInteger(end));
  if (!whole || start < 0 || (end !== undefined && end < start))
    throw new RangeError("This is not a range of bytes");
}
