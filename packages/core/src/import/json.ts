import { SourceError } from "./source-error.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const maxDepth = 30;
const maxValues = 20_000;

/** Plain JSON that Postgres can store, of what a YAML or TOML parser gave; dates become text. */
export function toJson(value: unknown): Json {
  let left = maxValues;
  const convert = (part: unknown, depth: number): Json => {
    left -= 1;
    if (depth > maxDepth) throw new SourceError(`The front matter is nested more than ${maxDepth} deep`);
    if (left < 0) throw new SourceError(`The front matter holds more than ${maxValues} values`);
    if (part === null || part === undefined) return null;
    if (typeof part === "boolean") return part;
    if (typeof part === "number") return Number.isFinite(part) ? part : String(part);
    if (typeof part === "bigint") return String(part);
    if (typeof part === "string") return storable(part);
    if (part instanceof Date) return part.toISOString();
    if (Array.isArray(part)) return part.map((item) => convert(item, depth + 1));
    const entries = part instanceof Map ? [...part] : Object.entries(part);
    return Object.fromEntries(
      entries.map(([key, item]) => [storable(String(key)), convert(item, depth + 1)]),
    );
  };
  return convert(value, 0);
}

const storable = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();

export function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
