#!/usr/bin/env node
// `npm test`: everything CI runs. `npm test -- <step> ...` runs some of the steps only.
import { ensureInstalled } from "./lib/install.mjs";
import { Problem, runMain } from "./lib/problem.mjs";
import { steps } from "./test/steps.mjs";
import { showSummary } from "./test/summary.mjs";

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    throw new Problem(
      `there is no step "${unknown}"; there are: ${steps.map((step) => step.name).join(", ")}.`,
    );
  }
  await ensureInstalled();
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      asked = true;
    });
  }
  const results = [];
  for (const step of steps) {
    if (wanted.length > 0 && !wanted.includes(step.name)) continue;
    console.log(`\n=== ${step.name}: ${step.about}`);
    const began = performance.now();
    const { passed, failed, notes = [] } = await step.run().catch(asFailure);
    if (asked) throw new Problem("stopped before the end.");
    results.push({ name: step.name, passed, failed, notes, seconds: (performance.now() - began) / 1000 });
  }
  return showSummary(results);
});

/**
 * A step that cannot even be started has failed; the others still run.
 *
 * @param {unknown} error
 * @returns {import("./test/summary.mjs").Outcome}
 */
function asFailure(error) {
  return { passed: 0, failed: 1, notes: [error instanceof Error ? error.message : String(error)] };
}
