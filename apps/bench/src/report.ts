import { ratioChart } from "./chart.ts";
import { isMet, type Row } from "./row.ts";

const number = (value: number) =>
  Math.abs(value) >= 100
    ? Math.round(value).toLocaleString("en")
    : value.toLocaleString("en", { maximumFractionDigits: 2 });

const figure = (value: number, unit: string) => `${number(value)}${unit === "×" ? "" : unit && ` ${unit}`}`;

function targetOf({ target, unit }: Row): string {
  if (!target) return "";
  return "least" in target ? `≥ ${figure(target.least, unit)}` : `≤ ${figure(target.most, unit)}`;
}

const verdicts = { true: "met", false: "**missed**" };

/** The figures as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { name, against, value, spread, unit, pair, processor, failed } = row;
    const met = isMet(row);
    const cells = [
      name,
      against,
      figure(value, unit),
      spread[0] === spread[1] ? "" : `${number(spread[0])}–${number(spread[1])}`,
      targetOf(row),
      met === undefined ? "" : verdicts[`${met}`] + (failed > 0 ? `, ${failed} failed` : ""),
      pair ? `${number(pair.product)} / ${number(pair.bare)} ${pair.unit}` : "",
      processor ? `${processor.product.toFixed(3)} / ${processor.bare.toFixed(3)}` : "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| what | against | figure | spread | target | | Broadsheet / other | processor ms |",
    "| --- | --- | ---: | ---: | ---: | --- | ---: | ---: |",
    ...lines,
  ].join("\n");
}

export interface Machine {
  cores: number;
  node: string;
  /** The mean load of the minute before and after. */
  load: [number, number];
  posts: string;
  seconds: number;
  rounds: number;
  took: number;
  date: string;
}

export interface Report {
  machine: Machine;
  rows: Row[];
}

/** The whole report; the chart goes beside it, under `chartName`. */
export function reportOf({ machine, rows }: Report, chartName: string, remarks: string): string {
  const { cores, node, load, posts, seconds, rounds, took, date } = machine;
  return `# Performance

\`npm run bench\` starts the product on fresh embedded databases and measures it beside bare equivalents in the same run, in turn: ratios count, absolute
figures are of one machine on one day. \`--posts\`, \`--large\`, \`--seconds\` and \`--rounds\` change its size, \`--only\` picks parts, \`--json FILE\` keeps the figures and
\`--report FILE\` writes this page and its chart; what follows the last heading is kept.

${date}, Node ${node.replace(/^v/, "")}, ${cores} cores shared with the load generator, Postgres and other work (load ${number(load[0])} before, ${number(load[1])} after), ${posts} posts,
${rounds} rounds of ${seconds} seconds, ${Math.round(took / 60)} minutes in all. "Processor ms" is the time that the answering process took for an answer: it says the same
whatever else the machine does.

![Ratios and their targets](${chartName})

${tableOf(rows)}

${remarks}`;
}

export const chartOf = (rows: readonly Row[]): string => ratioChart(rows.filter(({ unit }) => unit === "×"));
