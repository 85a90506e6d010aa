#!/usr/bin/env node
import { handOver } from "./lib/hand-over.mjs";
// `npm run broadsheet -- <command>` and `npm run dev`: the command line, after installing what is missing.
import { ensureInstalled } from "./lib/install.mjs";
import { findNode } from "./lib/node.mjs";
import { runMain } from "./lib/problem.mjs";

await runMain(async () => {
  await ensureInstalled();
  return handOver(findNode(), process.argv.slice(2));
});
