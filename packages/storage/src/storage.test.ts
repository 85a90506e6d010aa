import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createStorage, type Storage } from "./storage.ts";
import { startTestS3 } from "./test-s3.ts";

let s3: Awaited<ReturnType<typeof startTestS3>>;
let dir: string;
const open: Storage[] = [];

beforeAll(async () => {
  s3 = await startTestS3();
});
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "broadsheet-storage-"));
});
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
  await rm(dir, { recursive: true, force: true });
  s3.objects.clear();
});
afterAll(() => s3?.stop());

async function storage(kind: "disk" | "s3"): Promise<Storage> {
  const made = await createStorage(kind === "disk" ? { dir } : { s3: { ...s3.options, prefix: "site" } });
  open.push(made);
  return made;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined) => content && new TextDecoder().decode(content);
const key = "media/a/hello.png";
const png = { contentType: "image/png" };

describe.each(["disk", "s3"] as const)("%s", (kind) => {
  it("keeps, describes, replaces and deletes", async () => {
    const store = await storage(kind);
    await store.put(key, bytes("hello"), png);
    expect(text(await store.get(key))).toBe("hello");
    expect(await store.stat(key)).toMatchObject({
      size: 5,
      contentType: "image/png",
      lastModified: expect.any(Date),
    });
    expect((await store.stat(key))?.etag).toMatch(/^(W\/)?".+"$/);
    await store.put(key, bytes("hello again"), png);
    expect(text(await store.get(key))).toBe("hello again");
    expect(await store.exists(key)).toBe(true);
    await store.delete(key);
    expect(await store.exists(key)).toBe(false);
    await store.delete(key);
  });

  it("says undefined for what is not there", async () => {
    const store = await storage(kind);
    expect(await store.get("nothing.png")).toBeUndefined();
    expect(await store.stat("nothing.png")).toBeUndefined();
    expect(await store.stream("nothing.png")).toBeUndefined();
  });

  it("takes and gives streams, of any size", async () => {
    const store = await storage(kind);
    const large = Buffer.alloc(12_000_000, "0123456789");
    const chunks = function* () {
      for (let at = 0; at < large.length; at += 100_000) yield large.subarray(at, at + 100_000);
    };
    await store.put("large.mp4", Readable.from(chunks()), { contentType: "video/mp4" });
    const stream = await store.stream("large.mp4");
    expect(stream && (await buffer(stream)).equals(large)).toBe(true);
  });

  it("gives parts", async () => {
    const store = await storage(kind);
    await store.put("a.mp3", bytes("0123456789"), { contentType: "audio/mpeg" });
    const part = async (range: { start: number; end?: number }) => {
      const stream = await store.stream("a.mp3", { range });
      return stream && (await buffer(stream)).toString();
    };
    expect(await part({ start: 2, end: 4 })).toBe("234");
    expect(await part({ start: 7 })).toBe("789");
    expect(await part({ start: 8, end: 100 })).toBe("89");
    for (const range of [{ start: -1 }, { start: 5, end: 4 }, { start: 0.5 }, { start: Number.NaN }]) {
      await expect(part(range)).rejects.toThrow(RangeError);
    }
  });

  it("refuses keys that could leave their place", async () => {
    const store = await storage(kind);
    const bad = [
      "",
      "/etc/passwd",
      "../x",
      "a/../../x",
      "a//b",
      "a/",
      ".hidden",
      "a/.b",
      "a\\b",
      "a\0b",
      "a b",
      "C:x",
      "ä",
    ];
    for (const each of [...bad, "a/..", "x".repeat(501), "%2e%2e/x", "a?b", "a..b"]) {
      await expect(store.put(each, bytes("x"), png)).rejects.toThrow(TypeError);
      await expect(store.get(each)).rejects.toThrow(TypeError);
      await expect(store.stream(each)).rejects.toThrow(TypeError);
      await expect(store.delete(each)).rejects.toThrow(TypeError);
    }
  });
});

describe("disk", () => {
  it("leaves nothing of a stream that broke", async () => {
    const store = await storage("disk");
    const breaking = Readable.from(
      (function* () {
        yield Buffer.from("half");
        throw new Error("the line was cut");
      })(),
    );
    await expect(store.put(key, breaking, png)).rejects.toThrow();
    expect(await store.exists(key)).toBe(false);
    const left = await readdir(dir, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  it("throws for a fault that is not absence", async () => {
    const store = await storage("disk");
    await mkdir(path.join(dir, "folder.png"));
    await expect(store.get("folder.png")).rejects.toThrow();
    await writeFile(path.join(dir, "file"), "x");
    await chmod(path.join(dir, "file"), 0o600);
    await expect(store.put("file/below.png", bytes("x"), png)).rejects.toThrow();
  });
});

describe("s3", () => {
  it("stores under its prefix, with the type", async () => {
    const store = await storage("s3");
    await store.put(key, bytes("hello"), png);
    expect([...s3.objects.keys()]).toEqual([`/media/site/${key}`]);
    expect(s3.objects.get(`/media/site/${key}`)?.type).toBe("image/png");
  });

  it("tries again when the store is busy, a few times", async () => {
    const store = await storage("s3");
    s3.state.failures = 2;
    await store.put(key, bytes("hello"), png);
    expect(text(await store.get(key))).toBe("hello");
  });

  it("throws, with nothing secret in it, when the key is wrong", async () => {
    const store = await createStorage({ s3: { ...s3.options, secretAccessKey: "wrong-secret" } });
    open.push(store);
    const error = await store.get(key).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("wrong-secret");
  });

  it("does not wait for a store that says nothing", async () => {
    const store = await createStorage({ s3: { ...s3.options, timeoutMs: 100 } });
    open.push(store);
    s3.state.silent = true;
    const start = performance.now();
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.put(key, bytes("x"), png)).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(5_000);
    s3.state.silent = false;
  });

  it("stops asking a store that is down", async () => {
    const store = await storage("s3");
    s3.state.failures = 1_000;
    for (let i = 0; i < 5; i++) await expect(store.get(key)).rejects.toThrow();
    const before = s3.state.requests;
    await expect(store.get(key)).rejects.toThrow();
    expect(s3.state.requests).toBe(before);
    s3.state.failures = 0;
  });
});
