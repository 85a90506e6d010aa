/**
 * @typedef {{ passed: number, failed: number, notes?: string[] }} Outcome what a step found: numbers of tests or checks, and what to say about
 * failures that no output above explains
 */

/**
 * Shows one line a step and, as the very last line, the sums. Gives the exit code.
 *
 * @param {(Required<Outcome> & { name: string, seconds: number })[]} results
 */
export function showSummary(results) {
  console.log("\n=== summary");
  for (const { name, passed, failed, notes, seconds } of results) {
    const mark = failed === 0 ? "ok  " : "FAIL";
    console.log(`${mark}  ${name.padEnd(14)} ${passed} passed, ${failed} failed  (${seconds.toFixed(1)} s)`);
    for (const note of notes) console.log(`      ${note}`);
  }
  const sum = (/** @type {"passed" | "failed"} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}
