import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { createTestDatabase } from "@broadsheet/db/testing/test-database";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCli } from "../testing/run-cli.ts";

let folder: string;
let blog: string;
let out: string;
let server: EmbeddedPostgres;
const cli = (...args: string[]) => runCli(args, { BROADSHEET_DATA_DIR: path.join(folder, "data") });

const posts = 120;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-cli-"));
  blog = path.join(folder, "blog");
  out = path.join(folder, "out");
  await mkdir(blog);
  for (let n = 1; n <= posts; n++) {
    const text = `---\ntitle: Post ${n}\ndate: 2020-01-01\ntags: [cli]\n---\n\nSee [the next](post-${(n % posts) + 1}.md).\n`;
    await writeFile(path.join(blog, `post-${n}.md`), text);
  }
  await writeFile(path.join(blog, "broken.md"), "---\ntitle: [\n---\n");
  const dataDir = path.join(folder, "data");
  expect(await cli("migrate").exit).toMatchObject({ code: 0, stderr: "" });
  // The commands use the database that runs.
  server = await startEmbeddedPostgres({ dataDir, fsync: false, log: () => undefined });
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("an import that is killed is finished by the next, and nothing is twice", async () => {
  const first = cli("import", "markdown", blog);
  await vi.waitFor(() => expect(first.stderr()).toContain("Importing: "), { timeout: 60_000, interval: 5 });
  first.child.kill("SIGKILL");
  expect((await first.exit).code).toBeNull();

  const dry = await cli("import", "markdown", blog, "--dry-run", "--json").exit;
  const planned = JSON.parse(dry.stdout);
  expect(planned).toMatchObject({ dryRun: true, files: posts + 1 });
  expect(planned.unchanged).toBeGreaterThan(0);
  expect(planned.unchanged + planned.imported.length).toBe(posts);

  const second = await cli("import", "markdown", blog, "--json").exit;
  expect(second.code).toBe(0);
  const report = JSON.parse(second.stdout);
  expect(report.imported).toHaveLength(planned.imported.length);
  expect(report.skipped).toEqual([
    { file: "broken.md", line: 3, reason: expect.stringContaining("not valid YAML") },
  ]);

  const third = await cli("import", "markdown", blog).exit;
  expect(third.code).toBe(0);
  expect(third.stdout).toContain(
    `Imported 0, updated 0, unchanged ${posts}, skipped 1 of ${posts + 1} files`,
  );
  expect(third.stdout).toMatch(/Skipped:\n {2}broken\.md:3 {2}The front matter is not valid YAML/);
}, 120_000);

test("what one installation exports, another imports", async () => {
  const exported = await cli("export", "markdown", out).exit;
  expect(exported).toMatchObject({ code: 0 });
  // With the sample posts of a new installation.
  const [, count = ""] = /^Wrote (\d+) posts, /m.exec(exported.stdout) ?? [];
  expect(Number(count)).toBeGreaterThanOrEqual(posts);
  expect(await readFile(path.join(out, "posts/post-1.md"), "utf8")).toContain("[the next](post-2.md)");
  const other = await createTestDatabase();
  try {
    const variables = { BROADSHEET_DATA_DIR: path.join(folder, "other"), DATABASE_URL: other.ownerUrl };
    await mkdir(variables.BROADSHEET_DATA_DIR);
    const imported = await runCli(["import", "markdown", out, "--json"], variables).exit;
    const report = JSON.parse(imported.stdout);
    expect(report.skipped).toEqual([]);
    expect(report.imported.map((post: { slug: string }) => post.slug)).toContain(`post-${posts}`);
  } finally {
    await other.drop();
  }
}, 120_000);

test("refusals are one line that says what to do", async () => {
  const refused = async (...args: string[]) => {
    const { code, stderr } = await cli(...args).exit;
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    return stderr;
  };
  expect(await refused("import", "markdown", path.join(folder, "none"))).toContain("There is no folder");
  expect(await refused("export", "markdown", blog)).toContain(
    "is not empty: choose another folder, or add --force",
  );
  const empty = await createTestDatabase({ empty: true });
  try {
    const variables = { BROADSHEET_DATA_DIR: path.join(folder, "data"), DATABASE_URL: empty.ownerUrl };
    const fresh = await runCli(["import", "markdown", blog], variables).exit;
    expect(fresh.stderr).toContain("run npm run broadsheet -- migrate first");
  } finally {
    await empty.drop();
  }
}, 120_000);
