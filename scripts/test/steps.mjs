import path from "node:path";
import { binaries, environment, root, run } from "../lib/run.mjs";
import { findBrowser } from "./browser.mjs";
import { ensureRedis } from "./redis.mjs";
import { readPlaywrightReport, readVitestReport, reportFile } from "./reports.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} about
 * @property {() => Promise<import("./summary.mjs").Outcome>} run
 */

/** In this order; a step that fails does not keep the others from running. @type {Step[]} */
export const steps = [
  check("lint", "Biome: lint and format", "biome", ["check", "--error-on-warnings", "."]),
  check("types", "TypeScript", "turbo", ["run", "typecheck", "--continue", "--output-logs=errors-only"]),
  check("architecture", "which file may import which", "node", ["scripts/architecture.mjs"]),
  check("dead-code", "knip: unused files, exports and dependencies", "knip", []),
  check("build", "what has to be built", "turbo", ["run", "build", "--output-logs=errors-only"]),
  check("weight", "script of each screen of the studio", "node", ["scripts/script-weight.mjs"]),
  { name: "unit", about: "unit and integration tests on a real Postgres", run: runVitest },
  { name: "e2e", about: "the product in a real browser", run: runPlaywright },
];

/**
 * @param {string} name
 * @param {string} about
 * @param {string} program
 * @param {string[]} args
 * @returns {Step}
 */
function check(name, about, program, args) {
  return {
    name,
    about,
    run: async () => {
      const code = await run(path.join(binaries, program), args);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

async function runVitest() {
  const notes = await ensureRedis();
  const report = reportFile("unit");
  const code = await run(path.join(binaries, "vitest"), [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return withNotes(readVitestReport(report, code), notes);
}

async function runPlaywright() {
  const { executable, notes } = await findBrowser();
  const report = reportFile("e2e");
  const code = await run(
    path.join(root, "apps/e2e/node_modules/.bin/playwright"),
    ["test", "--config", "apps/e2e/playwright.config.ts", "--reporter=list,json"],
    { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report, BROADSHEET_CHROMIUM: executable },
  );
  return withNotes(readPlaywrightReport(report, code), notes);
}

/**
 * What could not be installed has failed, whatever the tests made of it.
 *
 * @param {import("./summary.mjs").Outcome} outcome
 * @param {string[]} missing
 */
function withNotes(outcome, missing) {
  return {
    ...outcome,
    failed: outcome.failed + missing.length,
    notes: [...(outcome.notes ?? []), ...missing],
  };
}
