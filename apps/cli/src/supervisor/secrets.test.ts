import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepSecrets } from "./secrets.ts";

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-secrets-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("makes secrets once, for the owner of the files only", async () => {
  const made = await keepSecrets(dataDir);
  expect(made.AUTH_SECRET).toHaveLength(43);
  expect(await keepSecrets(dataDir)).toEqual(made);
  expect((await stat(path.join(dataDir, "secrets.json"))).mode & 0o777).toBe(0o600);
});

test("does not replace a file it does not understand", async () => {
  await writeFile(path.join(dataDir, "secrets.json"), "{}");
  await expect(keepSecrets(dataDir)).rejects.toThrow("restore it from a backup");
});
