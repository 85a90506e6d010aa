import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { z } from "zod";
import { root } from "./lib/run.mjs";

const step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const job = z.object({
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  permissions: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).min(1),
});
const workflow = z.object({
  name: z.string(),
  permissions: z.record(z.string(), z.literal("read")),
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(z.string(), job),
});

const folder = path.join(root, ".github", "workflows");

function read(file: string): unknown {
  const document = parseDocument(readFileSync(file, "utf8"));
  expect(document.errors).toEqual([]);
  return document.toJS();
}

describe.each(readdirSync(folder))("workflow %s", (name) => {
  const parsed = workflow.parse(read(path.join(folder, name)));
  const steps = Object.values(parsed.jobs).flatMap((each) => each.steps);

  test("asks for no more than reading; a job that writes says what", () => {
    expect(parsed.permissions).toEqual({ contents: "read" });
  });

  test("uses actions by major version", () => {
    const foreign = steps.flatMap((each) => each.uses ?? []).filter((uses) => !uses.startsWith("./"));
    for (const uses of foreign) expect(uses).toMatch(/^[\w-]+\/[\w./-]+@v\d+$/);
  });

  test("puts nothing that others wrote into a script", () => {
    // https://docs.github.com/actions/reference/security/secure-use: such values come in through env.
    const scripts = steps.flatMap((each) => each.run ?? []);
    for (const script of scripts) expect(script).not.toContain("${{");
  });
});

test.each(readdirSync(path.join(root, ".github", "ISSUE_TEMPLATE")))("issue form %s is YAML", (name) => {
  expect(read(path.join(root, ".github", "ISSUE_TEMPLATE", name))).toBeTypeOf("object");
});
