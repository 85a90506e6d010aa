import { buttonAligns, buttonStyles, calloutKinds } from "./types.ts";

/** What one attribute may hold: its value when left out, and what is wrong with a value (null: nothing). */
export type AttributeRule = { default?: unknown; check: (value: unknown) => string | null };

export const limits = {
  /** Nodes inside nodes. */
  depth: 100,
  nodes: 500_000,
  /** Rows times columns of a table: a few long rows and many short ones would fill the memory of whoever makes them equally long. */
  cells: 200_000,
  /** Characters of text and attributes together. */
  characters: 10_000_000,
  url: 4_096,
  /** A picture may be carried inside its own address while a post is imported. */
  imageUrl: 2_000_000,
  line: 2_000,
  tex: 20_000,
  html: 200_000,
} as const;

const text = (max: number, pattern?: RegExp) => (value: unknown) => {
  if (typeof value !== "string") return "must be text";
  if (value.length > max) return `is longer than ${max} characters`;
  if (!isCleanText(value)) return "holds a character that cannot be stored";
  return pattern === undefined || pattern.test(value) ? null : `must match ${pattern.source}`;
};
const integer = (min: number, max: number) => (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= min && value <= max
    ? null
    : `must be a whole number from ${min} to ${max}`;
const oneOf = (values: readonly unknown[]) => (value: unknown) =>
  values.includes(value) ? null : `must be one of ${values.map((item) => JSON.stringify(item)).join(", ")}`;
const orNull = (check: (value: unknown) => string | null) => (value: unknown) =>
  value === null ? null : check(value);
const columnWidths = (value: unknown) =>
  Array.isArray(value) && value.length <= 1000 && value.every((item) => integer(0, 100_000)(item) === null)
    ? null
    : "must be a list of whole numbers";

/** Postgres can keep neither NUL nor half a surrogate pair in JSON. */
export function isCleanText(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** Space, quotes and angle brackets cannot be part of an anchor. */
export const anchorPattern = /^[^\s"'<>{}]+$/;
export const labelPattern = /^[\p{L}\p{N}_-]{1,64}$/u;

const image: Record<string, AttributeRule> = {
  src: { check: text(limits.imageUrl) },
  alt: { default: "", check: text(limits.line * 5) },
  title: { default: null, check: orNull(text(limits.line)) },
  width: { default: null, check: orNull(integer(1, 100_000)) },
  height: { default: null, check: orNull(integer(1, 100_000)) },
};
const cell: Record<string, AttributeRule> = {
  colspan: { default: 1, check: integer(1, 1000) },
  rowspan: { default: 1, check: integer(1, 1000) },
  colwidth: { default: null, check: orNull(columnWidths) },
  align: { default: null, check: orNull(oneOf(["left", "center", "right"])) },
};
const label: Record<string, AttributeRule> = { label: { check: text(64, labelPattern) } };

export const nodeAttributes: Record<string, Record<string, AttributeRule>> = {
  heading: {
    level: { check: integer(1, 6) },
    id: { default: null, check: orNull(text(limits.line, anchorPattern)) },
  },
  orderedList: { start: { default: 1, check: integer(0, 999_999_999) } },
  taskItem: { checked: { default: false, check: oneOf([true, false]) } },
  codeBlock: {
    language: { default: null, check: orNull(text(100)) },
    meta: { default: null, check: orNull(text(limits.line)) },
  },
  figure: image,
  image,
  tableCell: cell,
  tableHeader: cell,
  mathBlock: { tex: { check: text(limits.tex) } },
  mathInline: { tex: { check: text(limits.tex) } },
  callout: {
    kind: { check: oneOf(calloutKinds) },
    title: { default: null, check: orNull(text(limits.line)) },
  },
  toggle: { summary: { check: text(limits.line) } },
  embed: { url: { check: text(limits.url) } },
  button: {
    label: { check: text(limits.line) },
    href: { check: text(limits.url) },
    style: { default: "primary", check: oneOf(buttonStyles) },
    align: { default: "left", check: oneOf(buttonAligns) },
  },
  bookmark: {
    url: { check: text(limits.url) },
    title: { default: null, check: orNull(text(limits.line)) },
    description: { default: null, check: orNull(text(limits.line)) },
    site: { default: null, check: orNull(text(limits.line)) },
  },
  htmlBlock: { html: { check: text(limits.html) } },
  htmlInline: { html: { check: text(limits.html) } },
  footnoteDefinition: label,
  footnoteReference: label,
};

/** A UUID: ids of threads, suggestions and people. */
export const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const suggestion: Record<string, AttributeRule> = {
  id: { check: text(36, idPattern) },
  user: { check: text(36, idPattern) },
  at: { check: text(24, instantPattern) },
};

export const markAttributes: Record<string, Record<string, AttributeRule>> = {
  comment: { thread: { check: text(36, idPattern) } },
  insertion: suggestion,
  deletion: suggestion,
  link: {
    href: { check: text(limits.url) },
    title: { default: null, check: orNull(text(limits.line)) },
  },
};
