import * as Y from "yjs";
import { limits } from "../attributes.ts";
import { schema } from "../schema.ts";
import { partsOf, type SharedParts } from "./shared-document.ts";

const names = new Set(["body", "title", "excerpt", "metaDescription", "tagIds", "settings"]);

/**
 * What is wrong with what a transaction added to a shared document: something no editor of ours writes. Null when nothing is. Only the new
 * is looked at, so it costs as much as the update, not as the document. Values are not judged here: `readContent` leaves out what is not valid.
 */
export function wrongWith({ doc, beforeState, afterState }: Y.Transaction): string | null {
  for (const name of doc.share.keys())
    if (!names.has(name)) return "It names a part that a post does not have";
  const parts = partsOf(doc);
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (!structs || before >= clock) continue;
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !struct.deleted) {
        const problem = wrongWithItem(struct, parts);
        if (problem) return problem;
      }
    }
  }
  return null;
}

/** Whether a transaction changed anything beside the text: title, tags or settings, be it to what nobody would see. */
export function leavesText({ doc, changed }: Y.Transaction): boolean {
  const body = doc.share.get("body");
  return [...changed.keys()].some((type) => type._item === null && type !== body);
}

function wrongWithItem(item: Y.Item, parts: SharedParts): string | null {
  const { parent, content, parentSub } = item;
  if (!(parent instanceof Y.AbstractType)) return null;
  let root: Y.AbstractType<unknown> = parent;
  let depth = 0;
  for (let above = root._item; above; above = root._item) {
    if (!(above.parent instanceof Y.AbstractType)) return null;
    root = above.parent;
    depth += 1;
    // Each list has its items, and a text is a level of its own.
    if (depth > limits.depth + 2) return "It is nested too deep";
  }
  switch (root) {
    case parts.body:
      return inBody(parent, content, parentSub);
    case parts.title:
    case parts.excerpt:
    case parts.metaDescription:
      return content instanceof Y.ContentString ? null : "Only text can stand there";
    case parts.tagIds:
      return content instanceof Y.ContentAny && depth === 0 ? null : "Only ids can stand among the tags";
    default:
      return content instanceof Y.ContentAny && parentSub !== null && depth === 0
        ? null
        : "Only values can stand among the settings";
  }
}

function inBody(
  parent: Y.AbstractType<unknown>,
  content: Y.Item["content"],
  parentSub: string | null,
): string | null {
  if (parent instanceof Y.XmlText) {
    if (content instanceof Y.ContentString && parentSub === null) return null;
    if (!(content instanceof Y.ContentFormat)) return "Only text and its marks can stand in a text";
    const name = content.key.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
    if (!Object.hasOwn(schema.marks, name)) return "It holds a mark that is not known";
    return content.value === null || areMarkAttributes(content.value)
      ? null
      : "A mark holds what no mark can";
  }
  if (parentSub !== null)
    return content instanceof Y.ContentAny && content.arr.every((value) => canHold(parentSub, value))
      ? null
      : "An attribute holds what no attribute can";
  if (!(content instanceof Y.ContentType)) return "Only blocks and texts can stand there";
  const { type } = content;
  if (type instanceof Y.XmlText) return null;
  if (!(type instanceof Y.XmlElement)) return "Only blocks and texts can stand there";
  const node = Object.hasOwn(schema.nodes, type.nodeName) ? schema.nodes[type.nodeName] : undefined;
  return node && !node.isText && node !== schema.topNodeType ? null : "It holds a block that is not known";
}

/** Marks of an inline node that an editor would not have put there: more than there are. */
const mostMarks = 50;
/** The most columns or rows that a cell may cover: editors walk over all of them. */
const mostCovered = 1_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an attribute can hold a value of this kind: editors draw what they get before anybody has repaired it. */
function canHold(name: string, value: unknown): boolean {
  if (name === "marks") return Array.isArray(value) && value.length <= mostMarks && value.every(isMark);
  if (name === "colspan" || name === "rowspan")
    return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostCovered;
  if (Array.isArray(value))
    return value.length <= mostCovered && value.every((item) => typeof item === "number");
  return !isObject(value) && typeof value !== "bigint";
}

const isMark = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.type === "string" &&
  (value.attrs === undefined || areMarkAttributes(value.attrs));

const areMarkAttributes = (value: unknown): boolean =>
  isObject(value) &&
  Object.values(value).every((item) => typeof item !== "object" || item === null) &&
  (value.href === undefined || value.href === null || typeof value.href === "string");
