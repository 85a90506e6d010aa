import { schema } from "../schema.ts";

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(36);
}

const nodes = Object.values(schema.nodes).map(({ name, spec }) => [name, spec.content, spec.marks]);
const marks = Object.values(schema.marks).map(({ name, spec }) => [name, spec.excludes]);

/**
 * Names what a document can hold. An editor of another version does not know all that stands in the document and would take out what it
 * does not know, so it must not open it.
 */
export const schemaVersion: string = hash(JSON.stringify([nodes, marks]));
