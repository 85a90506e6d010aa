import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readPlaywrightReport, readVitestReport } from "./reports.mjs";
import { showSummary } from "./summary.mjs";

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-reports-"));
  file = path.join(folder, "report.json");
});
afterEach(() => rm(folder, { recursive: true }));

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

async function judged(report: object, code: number) {
  await writeFile(file, JSON.stringify(report));
  return readVitestReport(file, code);
}

test("all passed", async () => {
  expect(await judged(vitest, 0)).toEqual({ passed: 5, failed: 0, notes: [] });
});

test("a skipped test counts as failed", async () => {
  expect(await judged({ ...vitest, numPendingTests: 1, numTodoTests: 1 }, 0)).toMatchObject({ failed: 2 });
});

test("a file that could not be loaded has failed", async () => {
  const broken = { status: "failed", assertionResults: [] };
  expect(await judged({ ...vitest, testResults: [broken] }, 1)).toMatchObject({ passed: 5, failed: 1 });
});

test("a runner that fails without a failed test has failed", async () => {
  expect(await judged(vitest, 1)).toMatchObject({ passed: 5, failed: 1 });
});

test("a runner that leaves no report has failed", () => {
  expect(readVitestReport(file, 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(readPlaywrightReport(file, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("Playwright: a flaky test passed and is named, an error outside of tests has failed", async () => {
  const stats = { expected: 3, flaky: 1, unexpected: 1, skipped: 0 };
  await writeFile(file, JSON.stringify({ stats, errors: [{}] }));
  expect(readPlaywrightReport(file, 1)).toEqual({
    passed: 4,
    failed: 2,
    notes: ["1 passed at the second try only: mend them"],
  });
});

test("the last line is the sums alone, and any failure is the exit code", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    const step = { name: "unit", seconds: 1, passed: 5, notes: [] };
    expect(showSummary([{ ...step, failed: 0 }])).toBe(0);
    expect(log).toHaveBeenLastCalledWith("5 passed, 0 failed");
    expect(
      showSummary([
        { ...step, failed: 0 },
        { ...step, failed: 2 },
      ]),
    ).toBe(1);
    expect(log).toHaveBeenLastCalledWith("10 passed, 2 failed");
  } finally {
    log.mockRestore();
  }
});
