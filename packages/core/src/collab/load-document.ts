import type { Tx } from "@broadsheet/db/connection";
import { newSharedDocument } from "@broadsheet/document/collab/shared-document";
import * as Y from "yjs";
import { afterCommit } from "../kernel/context.ts";
import { type DocumentRow, readDocumentState, readUpdates } from "./document.writes.ts";
import { type LiveDocument, liveDocuments } from "./live-documents.ts";

/**
 * The document of a post that the caller has locked, with all its updates. It is the caller's alone until the transaction ends; changes to
 * it must be appended in the same transaction (and `seq` counted up), or the transaction must fail.
 */
export async function loadDocument(tx: Tx, row: DocumentRow): Promise<LiveDocument> {
  const { publicationId, postId, headSeq, documentId } = row;
  const key = `${publicationId}/${postId}`;
  const mine = inUse.get(tx) ?? new Map<string, LiveDocument>();
  inUse.set(tx, mine);
  const known = mine.get(key);
  if (known?.seq === headSeq && known.documentId === documentId) return known;
  const live = (await broughtForward(tx, row, liveDocuments.take(key))) ?? (await fromStart(tx, row));
  if (live.seq !== headSeq || live.documentId !== documentId)
    throw new Error(`The document of post ${postId} is incomplete: ${live.seq} instead of ${headSeq}`);
  mine.set(key, live);
  afterCommit(tx, () => liveDocuments.keep(key, live));
  return live;
}

/** What a transaction has taken. */
const inUse = new WeakMap<Tx, Map<string, LiveDocument>>();

async function broughtForward(
  tx: Tx,
  { publicationId, postId, documentId, headSeq, size }: DocumentRow,
  live: LiveDocument | undefined,
): Promise<LiveDocument | null> {
  if (!live || live.documentId !== documentId || live.seq > headSeq) return null;
  if (live.seq === headSeq) return live;
  const updates = await readUpdates(tx, publicationId, postId, live.seq);
  if (updates.length !== headSeq - live.seq) return null;
  live.doc.transact(() => {
    for (const { update } of updates) Y.applyUpdate(live.doc, update);
  });
  // Others wrote elsewhere meanwhile, under whatever number.
  return Object.assign(live, { seq: headSeq, size, writers: new Map() });
}

async function fromStart(tx: Tx, { publicationId, postId }: DocumentRow): Promise<LiveDocument> {
  const stored = await readDocumentState(tx, publicationId, postId);
  if (!stored) throw new Error(`Post ${postId} has no document`);
  const { doc } = newSharedDocument();
  const updates = await readUpdates(tx, publicationId, postId, stored.stateSeq);
  doc.transact(() => {
    Y.applyUpdate(doc, stored.state);
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  const { documentId, stateSeq, size } = stored;
  return { doc, documentId, seq: stateSeq + updates.length, size, writers: new Map() };
}
