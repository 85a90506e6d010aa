import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ArchiveFile, makeArchive } from "../testing/make-archive.ts";
import { type ArchiveLimits, limitsFor } from "./archive-limits.ts";
import { packFolder } from "./pack-folder.ts";
import { unpackArchive } from "./unpack-archive.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "unpack-"));
  await mkdir(path.join(folder, "out"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const megabyte = 1024 * 1024;
const { signal } = new AbortController();

async function unpack(archive: Uint8Array, limits: Partial<ArchiveLimits> = {}) {
  const file = path.join(folder, "archive.zip");
  await writeFile(file, archive);
  return unpackArchive(file, path.join(folder, "out"), {
    limits: { ...limitsFor(megabyte), ...limits },
    signal,
  });
}
const unpackFiles = async (files: Record<string, ArchiveFile>, limits: Partial<ArchiveLimits> = {}) =>
  unpack(await makeArchive(files), limits);

async function filesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
}
const nothingOutside = async () => expect(await readdir(folder)).toEqual(["archive.zip", "out"]);

/** Where the header of the first entry stands, in the file and in the directory at its end. */
const localHeader = 0;
const centralHeader = (archive: Buffer) => archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
const nameAt = { local: 30, central: 46 };

/** The archive with another name of the same length on its only entry: programs that make archives refuse such names. */
function renamed(archive: Buffer, name: string | Uint8Array): Buffer {
  const copy = Buffer.from(archive);
  const bytes = Buffer.from(name);
  bytes.copy(copy, localHeader + nameAt.local);
  bytes.copy(copy, centralHeader(copy) + nameAt.central);
  return copy;
}

test("the folder that wraps everything is the one that is read; what systems leave is not taken", async () => {
  const found = await unpackFiles({
    "my blog/_posts/a.md": "A",
    "my blog/images/dot.png": "dot",
    "my blog/.DS_Store": "x",
    "my blog/node_modules/p/readme.md": "x",
    "my blog/images/._dot.png": "x",
    "__MACOSX/my blog/_posts/._a.md": "x",
  });
  expect(found).toMatchObject({ wrapper: "my blog", leftOut: [] });
  expect(await filesIn(found.directory)).toEqual(["_posts/a.md", "images/dot.png"]);
});

test("a folder that means something is no wrapping", async () => {
  expect((await unpackFiles({ "_posts/a.md": "A", "_posts/b.md": "B" })).wrapper).toBeNull();
  expect(await filesIn(path.join(folder, "out"))).toEqual(["_posts/a.md", "_posts/b.md"]);
});

test("names are read in every alphabet, also where an archive does not say which", async () => {
  const names = ["Fähre.md", "港.md", "e\u0301.md", "🛳/brücke.md"];
  const found = await unpackFiles(Object.fromEntries(names.map((name) => [name, name])));
  expect(await filesIn(found.directory)).toEqual(["Fähre.md", "é.md", "港.md", "🛳/brücke.md"].sort());
  const archive = await makeArchive({ "xxxxxx.md": "A" });
  const old = renamed(archive, Buffer.from([0x46, 0x84, 0x68, 0x72, 0x65, 0x21, 0x2e, 0x6d, 0x64]));
  await rm(path.join(folder, "out"), { recursive: true });
  await mkdir(path.join(folder, "out"));
  expect(await filesIn((await unpack(old)).directory)).toEqual(["Fähre!.md"]);
});

test.for(["../../x.md", "/etc/a.md ", "a/../../b.", "C:/evil.md", "..\\..\\x.md"])(
  "a name that leads out of the archive (%s) ends everything",
  async (name) => {
    const archive = renamed(await makeArchive({ ["x".repeat(Buffer.byteLength(name))]: "evil" }), name);
    await expect(unpack(archive)).rejects.toThrow(/names a file outside of itself/);
    expect(await filesIn(path.join(folder, "out"))).toEqual([]);
    await nothingOutside();
  },
);

test("links, devices and names that cannot be are left out and told", async () => {
  const found = await unpackFiles({
    "a.md": "A",
    "link.md": { content: "/etc/passwd", mode: 0o120777 },
    "pipe.md": { content: "", mode: 0o010644 },
    [`${"long".repeat(70)}.md`]: "L",
    "b\u0007.md": "B",
    "c.md": "C",
    "c.md/d.md": "D",
  });
  expect(await filesIn(found.directory)).toEqual(["a.md", "c.md"]);
  expect(found.leftOut.map(({ reason }) => reason).sort()).toEqual([
    "Its name has characters that no file can have",
    "Its name is too long",
    "Something else in the archive has the same name",
    "This is a symbolic link, and links are not followed",
    "This is not a plain file",
  ]);
});

test("two files of one name: the first is taken", async () => {
  const archive = await makeArchive({ "a.md": "first", "b.md": "second" });
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf("b.md"); at >= 0; at = copy.indexOf("b.md", at + 1)) copy.write("a.md", at);
  const found = await unpack(copy);
  expect(found.leftOut).toMatchObject([{ file: "a.md" }]);
  expect(await readFile(path.join(found.directory, "a.md"), "utf8")).toBe("first");
});

test("what would fill a disk is refused before anything is written", async () => {
  const zeros = Buffer.alloc(3 * megabyte);
  const tight = unpackFiles({ "a.md": "A", "zeros.bin": zeros }, { ratioFromBytes: megabyte });
  await expect(tight).rejects.toThrow(/tighter than files of a site/);
  await expect(unpackFiles({ "a.md": "A", "b.md": "B" }, { entries: 1 })).rejects.toThrow(
    /more than 1 files/,
  );
  const text = { "a.md": "A".repeat(600_000), "b.md": "B".repeat(600_000) };
  await expect(unpackFiles(text, { totalBytes: megabyte })).rejects.toThrow(/more than 1 MB/);
  expect(await filesIn(path.join(folder, "out"))).toEqual([]);
});

test("a file that is larger than it says ends with the first byte too many", async () => {
  const archive = await makeArchive({ "a.md": "A".repeat(100_000) });
  archive.writeUInt32LE(10, centralHeader(archive) + 24);
  await expect(unpack(archive)).rejects.toThrow(/damaged: "a.md"/);
});

test("one large file is left out, the others come", async () => {
  const found = await unpackFiles({ "a.md": "A", "film.mp4": Buffer.alloc(2000) }, { fileBytes: 1000 });
  expect(found.leftOut).toEqual([
    { file: "film.mp4", line: 1, reason: expect.stringContaining("larger than") },
  ]);
  expect(await filesIn(found.directory)).toEqual(["a.md"]);
});

test("encrypted, cut off and damaged archives are told apart from others", async () => {
  const archive = await makeArchive({ "a.md": "A text that is long enough to be damaged.", "b.md": "B" });
  const encrypted = Buffer.from(archive);
  encrypted.writeUInt16LE(
    encrypted.readUInt16LE(centralHeader(encrypted) + 8) | 1,
    centralHeader(encrypted) + 8,
  );
  await expect(unpack(encrypted)).rejects.toThrow(/protected by a password/);
  await expect(unpack(archive.subarray(0, -30))).rejects.toThrow(/not a zip archive, or it is damaged/);
  await expect(unpack(Buffer.from("Rar!"))).rejects.toThrow(/not a zip archive/);
  await expect(unpack(Buffer.alloc(0))).rejects.toThrow(/not a zip archive/);
  const damaged = Buffer.from(archive);
  damaged.writeUInt32LE(1, centralHeader(damaged) + 16);
  await expect(unpack(damaged)).rejects.toThrow(/damaged: "a.md"/);
});

test("what is packed is unpacked again", async () => {
  const source = path.join(folder, "source");
  await mkdir(path.join(source, "posts/deep"), { recursive: true });
  const large = Buffer.from("Many words. ".repeat(100_000));
  await writeFile(path.join(source, "posts/deep/Fähre.md"), large);
  await writeFile(path.join(source, "_redirects"), "/a /b 301\n");
  const begun: number[] = [];
  const archive = await buffer(
    await packFolder(source, "news-2026", (done, total) => begun.push(done / total)),
  );
  expect(begun).toEqual([0.5, 1]);
  const found = await unpack(archive);
  expect(found.wrapper).toBe("news-2026");
  expect(await filesIn(found.directory)).toEqual(["_redirects", "posts/deep/Fähre.md"]);
  expect(await readFile(path.join(found.directory, "posts/deep/Fähre.md"))).toEqual(large);
});
