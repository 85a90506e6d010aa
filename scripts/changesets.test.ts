import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./lib/run.mjs";

const folder = path.join(root, ".changeset");
const changesets = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");

test.each(changesets)("%s names packages, how much they change, and what in words", (name) => {
  const text = readFileSync(path.join(folder, name), "utf8");
  expect(text).toMatch(/^---\n(?:"@broadsheet\/[a-z]+": (?:patch|minor|major)\n)+---\n\n\S/);
});
