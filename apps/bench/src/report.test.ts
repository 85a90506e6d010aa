import { expect, test } from "vitest";
import { optionsFrom } from "./options.ts";
import { chartOf, reportOf, tableOf } from "./report.ts";
import { figureRow, isMet, type Row, ratioRow } from "./row.ts";
import { median, percentile, spreadOf } from "./statistics.ts";

test("percentiles are values that were measured", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2);
  expect([0, 0.5, 0.99, 1].map((share) => percentile([5, 1, 4, 2, 3], share))).toEqual([1, 3, 5, 5]);
  expect(percentile([], 0.5)).toBeNaN();
  expect(spreadOf([2, 9, 4])).toEqual([2, 9]);
});

const pairs = [
  { product: 50, bare: 100 },
  { product: 80, bare: 100 },
  { product: 10, bare: 10 },
];

test("the ratio of a row is that of its rounds, not that of their medians", () => {
  const row = ratioRow("post", "bare", "per second", pairs, { least: 0.6 });
  expect(row).toMatchObject({ value: 0.8, spread: [0.5, 1], unit: "×", pair: { product: 50, bare: 100 } });
  expect(isMet(row)).toBe(true);
});

test("a target is met by what reaches it, unless answers failed", () => {
  const at = (value: number, target: Row["target"], failed = 0) =>
    isMet({ ...figureRow("x", "ms", [value], target), failed });
  expect([at(5, { most: 5 }), at(5.1, { most: 5 }), at(5, { least: 5 }), at(4, { least: 5 })]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(at(1, { most: 5 }, 1)).toBe(false);
  expect(at(1, undefined)).toBeUndefined();
});

const rows = [
  ratioRow("post & <page>", "bare", "per second", pairs, { least: 0.9 }),
  { ...figureRow("start", "ms", [1200], { most: 2500 }), processor: { product: 0.5, bare: 0.25 } },
  figureRow("updates", "per second", [10, 30, 20]),
];

test("the table names what was missed", () => {
  expect(tableOf(rows).split("\n").slice(2)).toEqual([
    "| post & <page> | bare | 0.8 | 0.5–1 | ≥ 0.9 | **missed** | 50 / 100 per second |  |",
    "| start |  | 1,200 ms |  | ≤ 2,500 ms | met |  | 0.500 / 0.250 |",
    "| updates |  | 20 per second | 10–30 |  |  |  |  |",
  ]);
});

test("the chart shows ratios alone, and the report leads to it", () => {
  const chart = chartOf(rows);
  expect(chart).toContain("post &amp; &lt;page>");
  expect(chart.match(/<rect/g)).toHaveLength(1);
  expect(chart).toContain('class="missed"');
  const machine = {
    cores: 4,
    node: "v24.1.0",
    load: [1, 2] as [number, number],
    posts: "1",
    seconds: 2,
    rounds: 3,
  };
  const text = reportOf(
    { machine: { ...machine, took: 120, date: "2026-01-01" }, rows },
    "a.svg",
    "## Said\n",
  );
  expect(text).toContain("](a.svg)");
  expect(text).toContain("Node 24.1.0, 4 cores");
  expect(text.endsWith("## Said\n")).toBe(true);
});

test("options are whole numbers and known parts", () => {
  expect(optionsFrom(["--only", "start,page", "--rounds", "1"])).toMatchObject({ rounds: 1, large: 100_000 });
  expect(() => optionsFrom(["--rounds", "0"])).toThrow("--rounds takes a whole number from 1");
  expect(() => optionsFrom(["--only", "all"])).toThrow("--only takes some of start, cached");
});
