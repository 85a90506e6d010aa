import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { optionsFrom } from "./options.ts";
import { chartOf, type Report, reportOf, tableOf } from "./report.ts";
import { runBench } from "./run-bench.ts";

const tell = (line: string) => process.stderr.write(`${line}\n`);
const options = optionsFrom(process.argv.slice(2));
const began = performance.now();
const loadBefore = loadavg()[0] ?? 0;
const rows = await runBench(options, tell);
const number = (value: number) => value.toLocaleString("en");
const report: Report = {
  machine: {
    cores: availableParallelism(),
    node: process.version,
    load: [loadBefore, loadavg()[0] ?? 0],
    posts: `${number(options.posts)} and ${number(options.large)}`,
    seconds: options.seconds,
    rounds: options.rounds,
    took: (performance.now() - began) / 1000,
    date: new Date().toISOString().slice(0, 10),
  },
  rows,
};
process.stdout.write(`${tableOf(rows)}\n`);
if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
if (options.report) {
  const chart = `${path.basename(options.report, ".md")}-ratios.svg`;
  const before = await readFile(options.report, "utf8").catch(() => "");
  // What people wrote about the figures stays.
  const remarks = before.slice(before.indexOf("\n## ") + 1);
  await writeFile(options.report, reportOf(report, chart, before.includes("\n## ") ? remarks : ""));
  await writeFile(path.join(path.dirname(options.report), chart), chartOf(rows));
}
