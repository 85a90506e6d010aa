import { isMet, type Row } from "./row.ts";

const width = 860;
const labels = 380;
const line = 26;
const top = 20;
const figures = 60;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Ratios as bars with their spread and their target, as an SVG of its own that follows light and dark. */
export function ratioChart(rows: readonly Row[]): string {
  const most = Math.max(1, ...rows.map(({ value, target }) => Math.max(value, targetValue(target) ?? 0)));
  const room = width - labels - figures;
  const x = (value: number) => Math.round(labels + (Math.min(value, most) / most) * room);
  const bars = rows.map((row, index) => {
    const { name, value, spread, target } = row;
    const middle = top + index * line + line / 2;
    const goal = targetValue(target);
    const kind = isMet(row) === false ? "missed" : "met";
    return [
      `<text class="name" x="${labels - 8}" y="${middle + 4}">${escaped(name)}</text>`,
      `<rect class="${kind}" x="${labels}" y="${middle - 8}" width="${x(value) - labels}" height="16" rx="2"/>`,
      `<path class="spread" d="M${x(spread[0])} ${middle}H${x(spread[1])}"/>`,
      goal === undefined ? "" : `<path class="goal" d="M${x(goal)} ${middle - 11}v22"/>`,
      `<text x="${width - figures + 8}" y="${middle + 4}">${value.toFixed(2)}</text>`,
    ].join("");
  });
  const height = top + rows.length * line + 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>Broadsheet against bare equivalents: the ratio of each row, its spread and its target</title>
<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328 } .name { text-anchor: end }
.met { fill: #2f7d5b } .missed { fill: #b3541e } .spread { stroke: #8c959f; stroke-width: 2 } .goal { stroke: #1f2328; stroke-width: 2 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .goal { stroke: #e6edf3 } .met { fill: #4fae83 } .missed { fill: #e08a4f } }
</style>
${bars.join("\n")}
</svg>
`;
}

function targetValue(target: Row["target"]): number | undefined {
  if (!target) return undefined;
  return "least" in target ? target.least : target.most;
}
