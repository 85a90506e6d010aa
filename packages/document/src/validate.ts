import type { MarkType, NodeType } from "@tiptap/pm/model";
import { type AttributeRule, isCleanText, limits, markAttributes, nodeAttributes } from "./attributes.ts";
import { schema } from "./schema.ts";
import type { PostDocument } from "./types.ts";

type Json = Record<string, unknown>;
type Budget = { nodes: number; characters: number };

/** JSON that is not a post document. `path` leads to the offending value, as in `content[2].attrs.level`. */
export class DocumentError extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(path === "" ? `The document ${reason}` : `${path} ${reason}`);
    this.name = "DocumentError";
    this.path = path;
  }
}

/**
 * Checks JSON against the schema and the bounds in `limits`, and returns it as a fresh document with every
 * attribute filled in. Throws DocumentError, and nothing else, on anything that is not a document.
 */
export function parseDocument(input: unknown): PostDocument {
  try {
    const budget = { nodes: limits.nodes, characters: limits.characters };
    const doc = parseNode(input, "", 0, budget);
    if (doc.type !== "doc") throw new DocumentError("type", 'must be "doc"');
    return doc as unknown as PostDocument;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError("", "cannot be read");
  }
}

function parseNode(input: unknown, path: string, depth: number, budget: Budget): Json {
  const json = objectAt(input, path, ["type", "attrs", "content", "text", "marks"]);
  const at = (key: string) => (path === "" ? key : `${path}.${key}`);
  if (depth > limits.depth) throw new DocumentError(path, `is nested deeper than ${limits.depth} levels`);
  budget.nodes -= 1;
  if (budget.nodes < 0) throw new DocumentError(path, `is one node too many (at most ${limits.nodes})`);
  const type = typeOf(schema.nodes, json.type, at("type"), "node");
  const node: Json = { type: type.name };
  if (type.isText) {
    if (json.content !== undefined) throw new DocumentError(at("content"), "cannot stand in text");
    node.text = parseText(json.text, at("text"), budget);
  } else if (json.text !== undefined) throw new DocumentError(at("text"), `cannot stand in a ${type.name}`);
  const attrs = parseAttributes(json.attrs, nodeAttributes[type.name] ?? {}, at("attrs"), budget);
  if (attrs) node.attrs = attrs;
  const content = parseContent(json.content, type, at("content"), depth, budget);
  if (content.length > 0) node.content = content;
  if (type.name === "table") checkTable(content, path);
  const marks = parseMarks(json.marks, type, at("marks"), budget);
  if (marks.length > 0) node.marks = marks;
  return node;
}

function checkTable(rows: readonly Json[], path: string): void {
  const longest = rows.reduce((most, row) => Math.max(most, ((row.content ?? []) as Json[]).length), 0);
  if (longest * rows.length > limits.cells)
    throw new DocumentError(path, `is a table of more than ${limits.cells} cells`);
}

function parseContent(input: unknown, type: NodeType, path: string, depth: number, budget: Budget): Json[] {
  const items = arrayAt(input, path);
  const nodes: Json[] = [];
  let match = type.contentMatch;
  for (let index = 0; index < items.length; index += 1) {
    const place = `${path}[${index}]`;
    const node = parseNode(items[index], place, depth + 1, budget);
    const child = schema.nodes[node.type as string] as NodeType;
    const next = match.matchType(child);
    if (!next) throw new DocumentError(place, `(${child.name}) cannot stand here in a ${type.name}`);
    for (const mark of (node.marks ?? []) as Json[])
      if (!type.allowsMarkType(schema.marks[mark.type as string] as MarkType))
        throw new DocumentError(`${place}.marks`, `cannot hold ${String(mark.type)} in a ${type.name}`);
    match = next;
    nodes.push(node);
  }
  if (!match.validEnd)
    throw new DocumentError(path, `is incomplete: a ${type.name} holds ${type.spec.content}`);
  return nodes;
}

function parseMarks(input: unknown, node: NodeType, path: string, budget: Budget): Json[] {
  const items = arrayAt(input, path);
  if (items.length > 0 && !node.isInline) throw new DocumentError(path, `cannot stand on a ${node.name}`);
  if (items.length > 20) throw new DocumentError(path, "holds too many marks");
  const types: MarkType[] = [];
  const marks = items.map((item, index) => {
    const place = `${path}[${index}]`;
    const json = objectAt(item, place, ["type", "attrs"]);
    const type = typeOf(schema.marks, json.type, `${place}.type`, "mark");
    const rival = types.find((other) => other.excludes(type) || type.excludes(other));
    // Comments of several threads may overlap, but one thread marks a text once.
    if (
      type.name === "comment" &&
      items.findIndex((other) => JSON.stringify(other) === JSON.stringify(item)) < index
    )
      throw new DocumentError(place, `repeats a ${type.name}`);
    if (rival) throw new DocumentError(place, `(${type.name}) cannot be combined with ${rival.name}`);
    types.push(type);
    const attrs = parseAttributes(json.attrs, markAttributes[type.name] ?? {}, `${place}.attrs`, budget);
    return attrs ? { type: type.name, attrs } : { type: type.name };
  });
  return marks;
}

function parseAttributes(
  input: unknown,
  rules: Record<string, AttributeRule>,
  path: string,
  budget: Budget,
): Json | undefined {
  const names = Object.keys(rules);
  const json = input === undefined || input === null ? {} : objectAt(input, path, names);
  if (names.length === 0) return undefined;
  return Object.fromEntries(
    names.map((name) => {
      const rule = rules[name] as AttributeRule;
      const given = Object.hasOwn(json, name) ? json[name] : undefined;
      const value = given === undefined ? rule.default : given;
      if (value === undefined) throw new DocumentError(`${path}.${name}`, "is missing");
      const problem = rule.check(value);
      if (problem !== null) throw new DocumentError(`${path}.${name}`, problem);
      if (typeof value === "string") spend(value, `${path}.${name}`, budget);
      return [name, Array.isArray(value) ? [...value] : value];
    }),
  );
}

function parseText(input: unknown, path: string, budget: Budget): string {
  if (typeof input !== "string" || input === "") throw new DocumentError(path, "must be text, not empty");
  if (!isCleanText(input)) throw new DocumentError(path, "holds a character that cannot be stored");
  spend(input, path, budget);
  return input;
}

function spend(value: string, path: string, budget: Budget): void {
  budget.characters -= value.length;
  if (budget.characters < 0)
    throw new DocumentError(path, `makes the document longer than ${limits.characters} characters`);
}

function typeOf<T>(types: Record<string, T>, name: unknown, path: string, kind: string): T {
  const type = typeof name === "string" && Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) throw new DocumentError(path, `is not a known ${kind} type`);
  return type;
}

function objectAt(input: unknown, path: string, keys: string[]): Json {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new DocumentError(path, "must be an object");
  for (const key of Object.keys(input))
    if (!keys.includes(key))
      throw new DocumentError(path, `has an unknown field ${JSON.stringify(key.slice(0, 40))}`);
  return input as Json;
}

function arrayAt(input: unknown, path: string): unknown[] {
  if (input === undefined || input === null) return [];
  if (!Array.isArray(input)) throw new DocumentError(path, "must be a list");
  return input;
}
