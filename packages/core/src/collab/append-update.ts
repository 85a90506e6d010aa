import type { Tx } from "@broadsheet/db/connection";
import { leavesText, wrongWith } from "@broadsheet/document/collab/check-update";
import * as Y from "yjs";
import { announceUpdate } from "./announce.ts";
import { type DocumentRow, insertUpdate } from "./document.writes.ts";
import type { LiveDocument } from "./live-documents.ts";

interface Change {
  /** Bytes that came out of it, as we encode them; null when the document had it all. */
  update: Uint8Array | null;
  /** What is wrong with it, or null. */
  problem: string | null;
  /** It touched more than the text of the post. */
  beyondText: boolean;
  /** The numbers of the editors whose writing it brought, as Yjs knows them. */
  clients: ReadonlySet<number>;
}

/** Changes a document in memory and tells what came of it. What a browser sent is never stored as it came, only what Yjs made of it. */
export function changeDocument(doc: Y.Doc, change: () => void): Change {
  const updates: Uint8Array[] = [];
  let problem: string | null = null;
  let beyondText = false;
  const clients = new Set<number>();
  const collect = (update: Uint8Array) => updates.push(update);
  const look = (transaction: Y.Transaction) => {
    problem ??= wrongWith(transaction);
    beyondText ||= leavesText(transaction);
    const { beforeState, afterState } = transaction;
    for (const [client, clock] of afterState) if (clock > (beforeState.get(client) ?? 0)) clients.add(client);
  };
  doc.on("update", collect);
  doc.on("afterTransaction", look);
  try {
    change();
  } finally {
    doc.off("update", collect);
    doc.off("afterTransaction", look);
  }
  return { update: updates.length > 0 ? Y.mergeUpdates(updates) : null, problem, beyondText, clients };
}

/** Appends what was changed in a loaded document of a locked post. */
export async function appendUpdate(
  tx: Tx,
  row: DocumentRow,
  live: LiveDocument,
  values: { update: Uint8Array; userId: string | null; client: number; at: string },
  changes: Parameters<typeof insertUpdate>[3] = {},
): Promise<DocumentRow> {
  const next = await insertUpdate(tx, row, values, changes);
  live.seq = next.headSeq;
  live.size = next.size;
  announceUpdate(tx, row, { seq: next.headSeq, update: values.update });
  return next;
}
