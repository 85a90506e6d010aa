#!/usr/bin/env node
// `npm start`: from a fresh clone to a running Broadsheet. Needs Node >= 20 and npm; everything else is installed.
import { ensureBuilt } from "./lib/build.mjs";
import { handOver } from "./lib/hand-over.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { findNode } from "./lib/node.mjs";
import { runMain } from "./lib/problem.mjs";

await runMain(async () => {
  await ensureInstalled();
  const node = findNode();
  await ensureBuilt();
  return handOver(node, ["start"]);
});
