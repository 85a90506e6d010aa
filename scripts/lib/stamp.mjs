import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./run.mjs";

const made = new Set([
  "node_modules",
  ".next",
  ".turbo",
  "dist",
  "test-results",
  "playwright-report",
  "coverage",
]);
const directory = path.join(root, "node_modules", ".broadsheet");

/**
 * A digest of the contents of a few files.
 *
 * @param {readonly string[]} files relative to the root
 */
export function contentsDigest(files) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

/**
 * A digest of names, sizes and times of everything below some folders that is not made by a build: a few milliseconds instead of
 * reading all files. At worst (a fresh checkout) it asks for a build that the build's own cache then answers.
 *
 * @param {readonly string[]} folders relative to the root
 */
export function sourcesDigest(folders) {
  const hash = createHash("sha256");
  const visit = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort(byName)) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!made.has(entry.name)) visit(file);
      } else if (entry.isFile() && !isMadeFile(entry.name)) {
        const { size, mtimeMs } = statSync(file);
        hash.update(`${file} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of folders) visit(path.join(root, folder));
  return hash.digest("hex");
}

function byName(/** @type {{ name: string }} */ a, /** @type {{ name: string }} */ b) {
  return a.name < b.name ? -1 : 1;
}

function isMadeFile(/** @type {string} */ name) {
  return name.endsWith(".tsbuildinfo") || name === "next-env.d.ts" || /\.test\.tsx?$/.test(name);
}

/**
 * Whether the work of this name was last finished for this digest.
 *
 * @param {string} name
 * @param {string} digest
 */
export function isDone(name, digest) {
  try {
    return readFileSync(path.join(directory, name), "utf8") === digest;
  } catch {
    return false;
  }
}

export function noteDone(/** @type {string} */ name, /** @type {string} */ digest) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, name), digest);
}

export function forget(/** @type {string} */ name) {
  rmSync(path.join(directory, name), { force: true });
}
