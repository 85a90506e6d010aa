#!/usr/bin/env node
// `npm run screens`: photographs every screen, narrow and wide, light and dark, into apps/e2e/screenshots.
import path from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { runMain } from "./lib/problem.mjs";
import { environment, root, run } from "./lib/run.mjs";
import { findBrowser } from "./test/browser.mjs";

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { executable } = await findBrowser();
  const code = await run(
    path.join(root, "apps/e2e/node_modules/.bin/playwright"),
    ["test", "--config", "apps/e2e/screens.config.ts", "--reporter=list", ...process.argv.slice(2)],
    { ...environment, BROADSHEET_CHROMIUM: executable },
  );
  if (code === 0) console.log("The pictures are in apps/e2e/screenshots");
  return code;
});
