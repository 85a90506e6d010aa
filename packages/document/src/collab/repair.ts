import { Fragment, type Mark, type NodeType } from "@tiptap/pm/model";
import { type AttributeRule, limits, markAttributes, nodeAttributes } from "../attributes.ts";
import { schema } from "../schema.ts";
import type { PostDocument } from "../types.ts";

type Json = Record<string, unknown>;

/**
 * The nearest document that the schema allows. Simultaneous edits, each right by itself, can come to something that no editor would make;
 * and what comes from a browser may be anything. Words are kept where there is any place for them; nothing makes it throw.
 */
export function repairDocument(input: unknown): PostDocument {
  const parts = childrenOf(input);
  const notes = parts.filter((part) => part.type === "footnoteDefinition");
  const rest = parts.filter((part) => part.type !== "footnoteDefinition");
  return fit(docType, [...inParagraphs(rest), ...notes], 0) as unknown as PostDocument;
}

const docType = schema.topNodeType;

function childrenOf(input: unknown): Json[] {
  const content = isObject(input) ? input.content : undefined;
  return Array.isArray(content) ? content.filter(isObject) : [];
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typeOf = (json: Json): NodeType | undefined =>
  typeof json.type === "string" && Object.hasOwn(schema.nodes, json.type)
    ? schema.nodes[json.type]
    : undefined;

/** Text and pictures that lie bare between blocks, gathered into paragraphs. */
function inParagraphs(parts: readonly Json[]): Json[] {
  const result: Json[] = [];
  let open: Json[] | null = null;
  for (const part of parts) {
    if (typeOf(part)?.isInline) {
      if (!open) {
        open = [];
        result.push({ type: "paragraph", content: open });
      }
      open.push(part);
    } else {
      open = null;
      result.push(part);
    }
  }
  return result;
}

/** A node of this type around as many of these children as it can hold, completed by empty ones where it must have some. */
function fit(type: NodeType, children: readonly Json[], depth: number, attrs?: Json, marks?: Json[]): Json {
  const content: Json[] = [];
  let match = type.contentMatch;
  const queue = [...children].reverse();
  const bareInside = type.inlineContent || type.isLeaf ? [] : queue;
  if (bareInside.length > 0) queue.splice(0, queue.length, ...inParagraphs([...queue].reverse()).reverse());
  while (queue.length > 0) {
    const child = queue.pop() as Json;
    const made = repaired(child, type, depth);
    if (!made) {
      // Unknown, without what it needs, or too deep: what it holds may still have a place.
      if (depth < limits.depth) queue.push(...childrenOf(child).reverse());
      continue;
    }
    const childType = typeOf(made) as NodeType;
    const filler = match.fillBefore(Fragment.from(sampleOf(childType)));
    const next = filler && filler.childCount > 0 ? matchAll(match, filler, content, depth) : match;
    const after = filler ? next.matchType(childType) : null;
    if (after) {
      match = after;
      pushJoined(content, made);
      continue;
    }
    const [wrapper] = match.findWrapping(childType) ?? [];
    if (wrapper && wrapper !== childType) queue.push({ type: wrapper.name, content: [child] });
    else if (!type.isLeaf) queue.push(...childrenOf(child).reverse());
  }
  const rest = match.fillBefore(Fragment.empty, true);
  if (rest) matchAll(match, rest, content, depth);
  return {
    type: type.name,
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content }),
    ...(marks && marks.length > 0 && { marks }),
  };
}

/** A node of this type, of which only the type counts. */
const sampleOf = (type: NodeType) => (type.isText ? schema.text("x") : type.create());

function matchAll(match: NodeType["contentMatch"], filler: Fragment, content: Json[], depth: number) {
  let at = match;
  filler.forEach((node) => {
    content.push(fit(node.type, [], depth + 1, attributesOf({}, nodeAttributes[node.type.name])));
    at = at.matchType(node.type) ?? at;
  });
  return at;
}

/** Text beside text that looks the same is one text, as an editor has it. */
function pushJoined(content: Json[], node: Json): void {
  const last = content.at(-1);
  if (node.type === "text" && last?.type === "text" && sameMarks(last.marks, node.marks))
    last.text = `${last.text}${node.text}`;
  else content.push(node);
}

const sameMarks = (a: unknown, b: unknown) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** The child with valid attributes, marks and content; null where it cannot be one. */
function repaired(json: Json, parent: NodeType, depth: number): Json | null {
  const type = typeOf(json);
  if (!type || type === docType || depth + 1 > limits.depth) return null;
  const marks = type.isInline ? marksOf(json.marks, parent) : [];
  if (type.isText) {
    const text = typeof json.text === "string" ? json.text.replaceAll("\0", "").toWellFormed() : "";
    return text === "" ? null : { type: "text", text, ...(marks.length > 0 && { marks }) };
  }
  const rules = nodeAttributes[type.name];
  const attrs = attributesOf(json.attrs, rules);
  if (rules && !attrs) return null;
  return fit(type, childrenOf(json), depth + 1, attrs, marks);
}

/** Every attribute, those that are not valid as they are when left out; nothing when one that is needed has no valid value. */
function attributesOf(input: unknown, rules: Record<string, AttributeRule> | undefined): Json | undefined {
  if (!rules) return undefined;
  const given = isObject(input) ? input : {};
  const attrs: Json = {};
  for (const [name, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const valid = value !== undefined && rule.check(value) === null ? value : rule.default;
    if (valid === undefined) return undefined;
    attrs[name] = valid;
  }
  return attrs;
}

/** Known marks that this parent allows, in the schema's order, without those that exclude each other. */
function marksOf(input: unknown, parent: NodeType): Json[] {
  if (!Array.isArray(input)) return [];
  let set: readonly Mark[] = [];
  for (const json of input.slice(0, 20)) {
    if (!isObject(json) || typeof json.type !== "string" || !Object.hasOwn(schema.marks, json.type)) continue;
    const type = schema.marks[json.type];
    const rules = markAttributes[json.type];
    const attrs = attributesOf(json.attrs, rules);
    if (!type || (rules && !attrs) || !parent.allowsMarkType(type)) continue;
    set = type.create(attrs ?? null).addToSet(set);
  }
  return set.map((mark) => {
    const attrs = attributesOf(mark.attrs, markAttributes[mark.type.name]);
    return attrs ? { type: mark.type.name, attrs } : { type: mark.type.name };
  });
}
