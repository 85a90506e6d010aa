import type { Node } from "@tiptap/pm/model";
import { updateYFragment } from "@tiptap/y-tiptap";
import { simpleDiffString } from "lib0/diff";
import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { schema } from "../schema.ts";
import { anchorsBetween } from "./anchors.ts";
import { nodesOf } from "./read-content.ts";
import { repairDocument } from "./repair.ts";
import { partsOf, type SharedContent, sharedTexts } from "./shared-document.ts";

/**
 * Makes a shared document hold this, by the smallest changes that can be found: what others type at the same time, elsewhere or in the same
 * paragraph, merges with it. What is left out stays, each setting for itself.
 */
export function writeContent(
  doc: Y.Doc,
  { title, document, settings = {} }: Partial<SharedContent>,
  origin?: unknown,
): void {
  const parts = partsOf(doc);
  doc.transact(() => {
    if (title !== undefined) writeText(parts.title, title);
    if (document !== undefined) writeBody(doc, parts.body, document);
    for (const [name, value] of Object.entries(settings)) {
      if (value === undefined) continue;
      const text = sharedTexts.find((known) => known === name);
      if (text) writeText(parts[text], String(value ?? ""));
      else if (name === "tagIds") writeList(parts.tagIds, Array.isArray(value) ? value : []);
      else if (!equalityDeep(parts.settings.get(name), value)) parts.settings.set(name, value);
    }
  }, origin);
}

/** Changes a shared text where it differs. */
export function writeText(text: Y.Text, value: string): void {
  const { index, remove, insert } = simpleDiffString(text.toString(), value);
  if (remove > 0) text.delete(index, remove);
  if (insert !== "") text.insert(index, insert);
}

/** Takes out of a shared list what is gone, and puts in what is new at its place. */
export function writeList(list: Y.Array<unknown>, next: readonly unknown[]): void {
  const before = list.toArray();
  let start = 0;
  while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < next.length - start &&
    before[before.length - 1 - end] === next[next.length - 1 - end]
  )
    end += 1;
  if (before.length - start - end > 0) list.delete(start, before.length - start - end);
  if (next.length - start - end > 0) list.insert(start, next.slice(start, next.length - end));
}

function writeBody(doc: Y.Doc, body: Y.XmlFragment, document: unknown): void {
  const next = schema.nodeFromJSON(repairDocument(document));
  // Blocks that are the same on both sides are named to the binding, so that what stands between them is compared with its like.
  const mapping = new Map<unknown, unknown>();
  const pieces = body.toArray();
  const before = pieces.map((piece) => keyOf(repairDocument({ content: nodesOf(piece) })));
  const blocks: Node[] = next.children as Node[];
  const after = blocks.map((block) => keyOf({ type: "doc", content: [block.toJSON()] }));
  for (const [from, to] of anchorsBetween(before, after)) mapping.set(pieces[from], blocks[to]);
  updateYFragment(doc, body, next, { mapping: mapping as never, isOMark: new Map() });
}

/** Equal for blocks that are equal, whatever the order of their attributes. */
function keyOf(json: unknown): string {
  return JSON.stringify(json, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, item]) => item !== null && item !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
}
