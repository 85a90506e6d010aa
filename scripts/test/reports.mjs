import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../lib/run.mjs";

/**
 * Where a runner writes its report; an older one is removed, so that it cannot be taken for this run's.
 *
 * @param {string} name
 */
export function reportFile(name) {
  const file = path.join(root, "node_modules", ".broadsheet", `${name}-report.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} file
 * @param {number} code the runner's exit code
 * @returns {import("./summary.mjs").Outcome}
 */
export function readVitestReport(file, code) {
  const report = read(file);
  if (report === undefined) return broken(code);
  const skipped = report.numPendingTests + report.numTodoTests;
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === "failed" && result.assertionResults.length === 0,
  ).length;
  return judge(report.numPassedTests, report.numFailedTests + brokenFiles, skipped, code);
}

/**
 * @param {string} file
 * @param {number} code the runner's exit code
 * @returns {import("./summary.mjs").Outcome}
 */
export function readPlaywrightReport(file, code) {
  const report = read(file);
  if (report === undefined) return broken(code);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const outcome = judge(expected + flaky, unexpected + report.errors.length, skipped, code);
  return flaky > 0
    ? { ...outcome, notes: [...outcome.notes, `${flaky} passed at the second try only: mend them`] }
    : outcome;
}

/**
 * A skipped test has not been run, so it counts as failed. A runner that fails without a failed test (an unhandled error, a broken
 * set-up) has failed once.
 *
 * @param {number} passed
 * @param {number} failed
 * @param {number} skipped
 * @param {number} code
 */
function judge(passed, failed, skipped, code) {
  const notes = skipped > 0 ? [`${skipped} skipped, which counts as failed`] : [];
  const unexplained = code !== 0 && failed === 0 ? 1 : 0;
  if (unexplained) notes.push(`the runner ended with code ${code}, for a reason given above`);
  return { passed, failed: failed + skipped + unexplained, notes };
}

function broken(/** @type {number} */ code) {
  return { passed: 0, failed: 1, notes: [`the runner ended with code ${code} and left no report`] };
}

function read(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
