import { spawn } from "node:child_process";
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const web = path.resolve(import.meta.dirname, "..");
const contract = path.resolve(web, "../../packages/contract");
let directory: string;
let files: string[];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "broadsheet-contract-"));
  files = [];
  for await (const file of glob("features/**/*.{ts,tsx}", { cwd: web })) {
    const text = await readFile(path.join(web, file), "utf8");
    // The studio's own code that saves and lists posts through the typed client.
    if (/\bposts\.save\.mutate\b|\btrpc\.posts\.list\b/.test(text)) files.push(path.join(web, file));
  }
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Checks these files of the web app against a contract with some lines changed; gives back what the compiler says. */
async function check(
  name: string,
  changes: readonly (readonly [from: string, to: string])[],
): Promise<string> {
  const root = path.join(directory, name);
  await mkdir(root);
  await cp(path.join(contract, "src"), path.join(root, "contract"), { recursive: true });
  const posts = path.join(root, "contract/posts.ts");
  let text = await readFile(posts, "utf8");
  for (const [from, to] of changes) {
    expect(text.split(from)).toHaveLength(2);
    text = text.replace(from, to);
  }
  await writeFile(posts, text);
  const config = {
    extends: path.join(web, "tsconfig.json"),
    compilerOptions: {
      incremental: false,
      paths: {
        "@/*": [path.join(web, "*")],
        "@broadsheet/contract/*": [path.join(root, "contract/*.ts")],
        zod: [path.join(contract, "node_modules/zod")],
      },
      typeRoots: [path.join(web, "node_modules/@types")],
    },
    include: [],
    files,
  };
  const project = path.join(root, "tsconfig.json");
  await writeFile(project, JSON.stringify(config));
  const compiler = path.join(web, "node_modules/typescript/bin/tsc");
  const tsc = spawn(process.execPath, [compiler, "--noEmit", "--pretty", "false", "-p", project], {
    cwd: web,
  });
  let said = "";
  for await (const chunk of tsc.stdout) said += chunk;
  return said;
}

/** The errors in the web app itself, each with the lines that explain it; a change may break the server too. */
const inWeb = (said: string): string[] =>
  said.split(/\n(?=\S)/).filter((error) => /^features[\\/].*: error TS\d+/.test(error));

const title = "    hasChanges: z.boolean(),\n    title: z.string(),";
const save = "export const savePostInput = postRefInput.extend({";

describe("a change of the contract", () => {
  it("breaks the web app's build where an answer loses a field or a call has to say more, and nowhere else", async () => {
    expect(files.length).toBeGreaterThan(1);
    const [same, changed] = await Promise.all([
      check("same", []),
      check("changed", [
        [title, title.replace("title", "headline")],
        [save, `${save}\n  reason: z.string(),`],
      ]),
    ]);
    expect(same).toBe("");
    const errors = inWeb(changed);
    expect(errors).toContainEqual(expect.stringMatching(/TS2\d+.*'title'/));
    expect(errors).toContainEqual(expect.stringMatching(/'reason' is missing/));
  }, 180_000);
});
