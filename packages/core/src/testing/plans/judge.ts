/** A step of a plan as `explain (analyze, format json)` tells of it. */
export interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

export interface Limits {
  /** Tables of which no step may read all. */
  large: ReadonlySet<string>;
  /** Rows that may be sorted, and rows that may be read and thrown away. */
  rows: number;
  /** Rows of a large table that may be read at all. */
  read: number;
}

const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)];
const rowsOf = (plan: Plan) => plan["Actual Rows"] * plan["Actual Loops"];

/** What is wrong with the way Postgres answers a query: a large table read whole or far beyond a page, a sort of more than a page, rows read in vain. */
export function judgePlan(plan: Plan, { large, rows, read }: Limits): string[] {
  return stepsOf(plan).flatMap((step) => {
    const table = step["Relation Name"] ?? "";
    const kind = step["Node Type"];
    const found: string[] = [];
    if (kind === "Seq Scan" && large.has(table)) found.push(`reads all of ${table}`);
    else if (large.has(table) && rowsOf(step) > read) found.push(`reads ${rowsOf(step)} rows of ${table}`);
    const sorted = (step.Plans ?? []).reduce((sum, input) => sum + rowsOf(input), 0);
    if (kind === "Sort" && sorted > rows) found.push(`sorts ${sorted} rows`);
    const thrown = (step["Rows Removed by Filter"] ?? 0) * step["Actual Loops"];
    if (thrown > rows && large.has(table)) found.push(`reads ${thrown} rows of ${table} in vain`);
    return found;
  });
}
