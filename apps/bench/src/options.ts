import path from "node:path";
import { parseArgs } from "node:util";

/** What can be asked for by itself. */
export const parts = [
  "start",
  "cached",
  "uncached",
  "publishing",
  "saving",
  "together",
  "typing",
  "large",
  "search",
  "page",
  "memory",
] as const;
export type Part = (typeof parts)[number];

export interface BenchOptions {
  posts: number;
  large: number;
  seconds: number;
  rounds: number;
  only: ReadonlySet<Part>;
  json: string | undefined;
  report: string | undefined;
}

/** Throws a TypeError for what is none of the options. */
export function optionsFrom(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      posts: { type: "string", default: "1000" },
      large: { type: "string", default: "100000" },
      seconds: { type: "string", default: "2" },
      rounds: { type: "string", default: "3" },
      only: { type: "string", default: parts.join(",") },
      json: { type: "string" },
      report: { type: "string" },
    },
  });
  const whole = (name: "posts" | "large" | "seconds" | "rounds") => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new TypeError(`--${name} takes a whole number from 1`);
  };
  const only = new Set<Part>();
  for (const name of values.only.split(",")) {
    const part = parts.find((known) => known === name);
    if (!part) throw new TypeError(`--only takes some of ${parts.join(", ")}, with commas between them`);
    only.add(part);
  }
  // npm runs this from the root of the workspace.
  const file = (name: string | undefined) => name && path.resolve(name);
  return {
    posts: whole("posts"),
    large: whole("large"),
    seconds: whole("seconds"),
    rounds: whole("rounds"),
    only,
    json: file(values.json),
    report: file(values.report),
  };
}
