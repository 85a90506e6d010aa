import * as Y from "yjs";
import type { PostDocument } from "../types.ts";
import { writeContent } from "./write-content.ts";

/** A shared document as it is at this moment: what others do to it from now on is not seen. */
export function forkOf(doc: Y.Doc): Y.Doc {
  const fork = new Y.Doc();
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(doc));
  return fork;
}

/**
 * Makes a shared document what somebody made of an earlier state of it: their changes merge with all that has come since, as if both had been
 * done at the same time. `fork` holds the result of theirs alone.
 */
export function writeApart(doc: Y.Doc, fork: Y.Doc, document: PostDocument, origin?: unknown): void {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  fork.on("update", keep);
  writeContent(fork, { document });
  fork.off("update", keep);
  if (updates.length > 0)
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    }, origin);
}
