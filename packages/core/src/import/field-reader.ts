import { isRecord, type Json } from "./json.ts";
import { type KnownField, knownFields, knownNames } from "./known-fields.ts";
import type { Notice } from "./source-error.ts";

/** Takes fields out of front matter. What is not taken stays, and is kept with the post as it was written. */
export class FieldReader {
  readonly notices: Notice[] = [];
  readonly #left: Map<string, Json>;
  readonly #lines: ReadonlyMap<string, number>;

  constructor(data: Record<string, Json>, lines: ReadonlyMap<string, number>) {
    this.#left = new Map(Object.entries(data));
    this.#lines = lines;
  }

  /** The first name under which a field stands, whatever its value; empty fields count as absent. */
  find(field: KnownField): { name: string; value: Json } | null {
    for (const name of knownFields[field]) {
      const value = this.#left.get(name);
      if (value !== undefined && value !== null && value !== "") return { name, value };
    }
    return null;
  }

  /** Reads a field; one that `read` answers with null stays, with a notice of what was expected. */
  take<T>(field: KnownField, expected: string, read: (value: Json) => T | null): T | null {
    const found = this.find(field);
    if (!found) return null;
    const result = read(found.value);
    if (result === null) this.notice(found.name, `"${found.name}" should be ${expected}: only kept as it is`);
    else this.#left.delete(found.name);
    return result;
  }

  drop(name: string): void {
    this.#left.delete(name);
  }

  notice(name: string, reason: string): void {
    this.notices.push({ line: this.lineOf(name), reason });
  }

  lineOf(name: string): number {
    return this.#lines.get(name) ?? 1;
  }

  /** What was not taken; fields that would mean something, but are empty, are left out. */
  rest(): Record<string, Json> {
    const isEmpty = (value: Json) => value === null || value === "";
    return Object.fromEntries(
      [...this.#left].filter(([name, value]) => !(knownNames.has(name) && isEmpty(value))),
    );
  }
}

/** Text of a field, also where YAML made a number of it. */
export function asText(value: Json): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : null;
}

/** One line of text: what white space there is becomes single spaces. */
export function asLine(max: number): (value: Json) => string | null {
  return (value) => {
    const line = asText(value)
      ?.replaceAll(/[\s\p{Cc}]+/gu, " ")
      .trim();
    return line !== undefined && line.length <= max ? line : null;
  };
}

export function asBoolean(value: Json): boolean | null {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (["true", "yes", "on"].includes(word)) return true;
  return ["false", "no", "off"].includes(word) ? false : null;
}

/** A name in a list, with the address it asks for. */
export interface NamedItem {
  name: string;
  slug: string | null;
}

/** Names of a list, or of one text that `split` takes apart; objects say them as `name`. Null when something is no name. */
export function asNames(value: Json, max: number, split: (text: string) => string[]): NamedItem[] | null {
  const items = Array.isArray(value) ? value : typeof value === "string" ? split(value) : [value];
  const names = items.map((item) => {
    const fields = isRecord(item) ? item : { name: item };
    const name = asLine(max)(fields.name ?? fields.title ?? null);
    return name === null ? null : { name, slug: typeof fields.slug === "string" ? fields.slug : null };
  });
  return names.every((item) => item !== null) ? names.filter((item) => item.name !== "") : null;
}
