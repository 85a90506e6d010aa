import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { browserRules } from "./browser-rules.mjs";
import { checkArchitecture } from "./check.mjs";
import { coreRules } from "./core-rules.mjs";
import { packageRules } from "./package-rules.mjs";

type Tree = Record<string, string>;

/** A small product that keeps every rule; each case below adds or replaces one or two of its files. */
const sound: Tree = {
  "package.json": JSON.stringify({ dependencies: { "drizzle-orm": "1", "@trpc/server": "1", zod: "1" } }),
  "packages/contract/src/posts.ts": `import { z } from "zod"; export const post = z;`,
  "packages/telemetry/src/logger.ts": `export const log = () => {};`,
  "packages/db/src/connection.ts": `import { d } from "drizzle-orm"; import { log } from "../../telemetry/src/logger.ts"; export const db = [d, log]; export type Tx = string;`,
  "packages/queue/src/job.ts": `export const defineJob = () => {};`,
  "packages/ui/src/button.tsx": `"use client"; export const Button = () => null;`,
  "packages/client/src/client.ts": `import type { router } from "../../core/src/posts/post.router.ts"; export type R = typeof router;`,
  "packages/core/src/kernel/trpc.ts": `import { t } from "@trpc/server"; export const procedure = t;`,
  "packages/core/src/posts/post.router.ts": `import { procedure } from "../kernel/trpc.ts"; import { publish } from "./publish-post.ts"; import { list } from "./post.reads.ts"; export const router = [procedure, publish, list];`,
  "packages/core/src/posts/publish-post.ts": `import { may } from "./post.policy.ts"; import { update } from "./post.writes.ts"; import { job } from "./published.job.ts"; export const publish = [may, update, job];`,
  "packages/core/src/posts/post.policy.ts": `import { post } from "../../../contract/src/posts.ts"; import type { Tx } from "../../../db/src/connection.ts"; export const may = (tx: Tx) => post;`,
  "packages/core/src/posts/post.reads.ts": `import { db } from "../../../db/src/connection.ts"; export const list = db;`,
  "packages/core/src/posts/post.writes.ts": `import { db } from "../../../db/src/connection.ts"; export const update = db;`,
  "packages/core/src/posts/published.job.ts": `import { defineJob } from "../../../queue/src/job.ts"; import { list } from "./post.reads.ts"; export const job = [defineJob, list];`,
  "apps/web/features/post.tsx": `"use client"; import type { router } from "@/server/api.ts"; import { Button } from "../../../packages/ui/src/button.tsx"; export const Post = (r: typeof router) => Button;`,
  "apps/web/server/api.ts": `export { router } from "../../../packages/core/src/posts/post.router.ts";`,
  "apps/worker/src/main.ts": `import { router } from "../../../packages/core/src/posts/post.router.ts"; export const main = router;`,
};

/** For every rule: files that break it. */
const violations: Record<string, Tree> = {
  "no-cycles": {
    "packages/queue/src/job.ts": `import { work } from "./work.ts"; export const defineJob = work;`,
    "packages/queue/src/work.ts": `import { defineJob } from "./job.ts"; export const work = defineJob;`,
  },
  resolvable: { "packages/ui/src/card.ts": `import "./gone.ts";` },
  "declared-dependency": { "packages/ui/src/card.ts": `import "undeclared";` },
  "nothing-imports-apps": { "packages/ui/src/card.ts": `import "../../../apps/worker/src/main.ts";` },
  "apps-are-apart": { "apps/worker/src/main.ts": `import "../../web/server/api.ts";` },
  "contract-knows-zod-alone": {
    "packages/contract/src/tags.ts": `import { d } from "drizzle-orm"; export const x = d;`,
  },
  "capabilities-know-contract-alone": {
    "packages/queue/src/job.ts": `import { db } from "../../db/src/connection.ts"; export const defineJob = db;`,
  },
  "core-knows-no-screens": {
    "packages/core/src/posts/publish-post.ts": `import { Button } from "../../../ui/src/button.tsx"; export const publish = Button;`,
  },
  "web-asks-core": {
    "apps/web/server/api.ts": `import { db } from "../../../packages/db/src/connection.ts"; export const router = db;`,
  },
  "ui-has-no-data": {
    "packages/ui/src/card.ts": `import type { Tx } from "../../db/src/connection.ts"; export type T = Tx;`,
  },
  "client-knows-contract-alone": {
    "packages/client/src/client.ts": `import { router } from "../../core/src/posts/post.router.ts"; export const R = router;`,
  },
  "tests-stay-out-of-the-product": {
    "packages/db/src/testing/test-database.ts": `export const made = 1;`,
    "packages/core/src/posts/post.reads.ts": `import { made } from "../../../db/src/testing/test-database.ts"; export const list = made;`,
  },
  "routers-only-call": {
    "packages/core/src/posts/post.router.ts": `import { db } from "../../../db/src/connection.ts"; export const router = db;`,
  },
  "verbs-know-no-transport": {
    "packages/core/src/posts/publish-post.ts": `import { t } from "@trpc/server"; export const publish = t;`,
  },
  "policy-is-pure": {
    "packages/core/src/posts/post.policy.ts": `import { db } from "../../../db/src/connection.ts"; export const may = db;`,
  },
  "reads-only-ask": {
    "packages/core/src/posts/post.reads.ts": `import { defineJob } from "../../../queue/src/job.ts"; export const list = defineJob;`,
  },
  "reads-never-reach-writes": {
    "packages/core/src/posts/post.reads.ts": `import { helper } from "./helper.ts"; export const list = helper;`,
    "packages/core/src/posts/helper.ts": `import { update } from "./post.writes.ts"; export const helper = update;`,
  },
  "writes-only-store": {
    "packages/core/src/posts/post.writes.ts": `import { defineJob } from "../../../queue/src/job.ts"; export const update = defineJob;`,
  },
  "writes-belong-to-verbs": {
    "apps/worker/src/main.ts": `import { update } from "../../../packages/core/src/posts/post.writes.ts"; export const main = update;`,
  },
  "jobs-go-through-verbs": {
    "packages/core/src/posts/other.job.ts": `export const job = async () => import("./post.writes.ts");`,
  },
  "browser-reaches-no-server-code": {
    "apps/web/features/post.tsx": `"use client"; import { format } from "./format.ts"; export const Post = format;`,
    "apps/web/features/format.ts": `import { list } from "../../../packages/core/src/posts/post.reads.ts"; export const format = list;`,
  },
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "broadsheet-architecture-"));
  for (const name of ["drizzle-orm", "@trpc/server", "zod", "undeclared"]) {
    await write({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: "index.js" }),
      [`node_modules/${name}/index.js`]: "",
    });
  }
});
afterEach(() => rm(root, { recursive: true }));

async function write(tree: Tree): Promise<void> {
  for (const [file, text] of Object.entries(tree)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
}

test("a sound product breaks no rule", async () => {
  await write(sound);
  expect(await checkArchitecture(root)).toEqual([]);
});

describe("each rule fires", () => {
  test("every rule has a case here", () => {
    const rules = [...packageRules, ...coreRules, ...browserRules([])].map((rule) => rule.name);
    expect(Object.keys(violations).sort()).toEqual(rules.sort());
  });

  test.each(Object.keys(violations))("%s", async (rule) => {
    await write({ ...sound, ...violations[rule] });
    const broken = await checkArchitecture(root);
    expect(broken.map((violation) => violation.rule)).toContain(rule);
  });
});
