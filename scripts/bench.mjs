#!/usr/bin/env node
// `npm run bench`: installs and builds what is missing, then measures the product beside bare servers.
import { spawnSync } from "node:child_process";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode } from "./lib/node.mjs";
import { runMain } from "./lib/problem.mjs";

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { status } = spawnSync(findNode(), ["apps/bench/src/main.ts", ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  return status ?? 1;
});
