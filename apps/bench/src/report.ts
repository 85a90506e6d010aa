import type { Row } from "./compare.ts";

const number = (value: number) =>
  value >= 100
    ? Math.round(value).toLocaleString("en")
    : value.toLocaleString("en", { maximumFractionDigits: 2 });

/** The figures as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, against, ratio, spread, product, bare, unit, failed }) =>
      `| ${name} | ${against} | ${number(ratio)} | ${number(spread[0])}–${number(spread[1])} | ${number(product)} | ${number(bare)} | ${unit} | ${failed} |`,
  );
  return [
    "| what | against | ratio | spread | Broadsheet | bare | unit | failed |",
    "| --- | --- | ---: | ---: | ---: | ---: | --- | ---: |",
    ...lines,
  ].join("\n");
}
