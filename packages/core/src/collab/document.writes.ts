import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postDocuments, postUpdates } from "@broadsheet/db/schema";
import { and, asc, desc, eq, gt, inArray, isNotNull, lte, ne } from "drizzle-orm";

export type DocumentRow = Omit<typeof postDocuments.$inferSelect, "state">;

export interface Update {
  seq: number;
  update: Uint8Array;
}

/** Updates that `state` holds too stay this long in the list, so that replicas which missed a little need not sync anew. */
const keptUpdates = 200;

const documentOf = (publicationId: string, postId: string) =>
  and(eq(postDocuments.publicationId, publicationId), eq(postDocuments.postId, postId));
const updatesOf = (publicationId: string, postId: string) =>
  and(eq(postUpdates.publicationId, publicationId), eq(postUpdates.postId, postId));

/** The document of a post whose row the caller has locked. */
export async function readDocumentRow(
  tx: Tx,
  publicationId: string,
  postId: string,
): Promise<DocumentRow | null> {
  const { state: _, ...columns } = documentColumns;
  const [row] = await tx.select(columns).from(postDocuments).where(documentOf(publicationId, postId));
  return row ?? null;
}

const documentColumns = {
  publicationId: postDocuments.publicationId,
  postId: postDocuments.postId,
  documentId: postDocuments.documentId,
  state: postDocuments.state,
  stateSeq: postDocuments.stateSeq,
  headSeq: postDocuments.headSeq,
  foldedSeq: postDocuments.foldedSeq,
  size: postDocuments.size,
  foldAskedAt: postDocuments.foldAskedAt,
};

/** Everything up to `stateSeq`, merged; nothing can be compacted until the transaction ends. */
export async function readDocumentState(
  tx: Tx,
  publicationId: string,
  postId: string,
): Promise<typeof postDocuments.$inferSelect | null> {
  const [row] = await tx
    .select(documentColumns)
    .from(postDocuments)
    .where(documentOf(publicationId, postId))
    .for("share");
  return row ?? null;
}

/** Updates after one, in their order. */
export function readUpdates(tx: Tx, publicationId: string, postId: string, after: number): Promise<Update[]> {
  return tx
    .select({ seq: postUpdates.seq, update: postUpdates.update })
    .from(postUpdates)
    .where(and(updatesOf(publicationId, postId), gt(postUpdates.seq, after)))
    .orderBy(asc(postUpdates.seq));
}

/** Who wrote last, and when; of a document that somebody wrote in. */
export async function readLastWriter(tx: Tx, publicationId: string, postId: string, after: number) {
  const rows = await tx
    .select({ userId: postUpdates.userId, at: postUpdates.at })
    .from(postUpdates)
    .where(and(updatesOf(publicationId, postId), gt(postUpdates.seq, after)))
    .orderBy(desc(postUpdates.seq))
    .limit(1);
  const [person] = await tx
    .select({ userId: postUpdates.userId })
    .from(postUpdates)
    .where(and(updatesOf(publicationId, postId), gt(postUpdates.seq, after), isNotNull(postUpdates.userId)))
    .orderBy(desc(postUpdates.seq))
    .limit(1);
  return rows[0] ? { at: rows[0].at, userId: person?.userId ?? null } : null;
}

/** Whether somebody else wrote under one of these numbers since this instant, as far as updates are kept one by one. */
export async function othersWroteUnder(
  tx: Tx,
  { publicationId, postId }: DocumentRow,
  { clients, userId, since }: { clients: readonly number[]; userId: string | null; since: string },
): Promise<boolean> {
  const rows = await tx
    .select({ seq: postUpdates.seq })
    .from(postUpdates)
    .where(
      and(
        updatesOf(publicationId, postId),
        inArray(postUpdates.client, [...clients]),
        gt(postUpdates.at, since),
        userId === null ? isNotNull(postUpdates.userId) : ne(postUpdates.userId, userId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Begins the document of a locked post. Its first state is what the row of the working copy holds. */
export async function insertDocument(
  tx: Tx,
  publicationId: string,
  postId: string,
  state: Uint8Array,
): Promise<DocumentRow> {
  const row = {
    publicationId,
    postId,
    documentId: newId(),
    stateSeq: 0,
    headSeq: 0,
    foldedSeq: 0,
    size: state.length,
    foldAskedAt: null,
  };
  await tx.insert(postDocuments).values({ ...row, state });
  return row;
}

/** Adds an update to the document of a locked post. */
export async function insertUpdate(
  tx: Tx,
  row: DocumentRow,
  values: Pick<typeof postUpdates.$inferInsert, "update" | "userId" | "client" | "at">,
  changes: Partial<Pick<DocumentRow, "foldedSeq" | "foldAskedAt">> = {},
): Promise<DocumentRow> {
  const { publicationId, postId } = row;
  const seq = row.headSeq + 1;
  const next = { headSeq: seq, size: row.size + values.update.length, ...changes };
  // Sent together: this happens at every few keys.
  await Promise.all([
    tx.insert(postUpdates).values({ publicationId, postId, seq, ...values }),
    tx.update(postDocuments).set(next).where(documentOf(publicationId, postId)),
  ]);
  return { ...row, ...next };
}

/** Notes that the working copy's row holds everything up to the newest update. */
export async function markFolded(tx: Tx, { publicationId, postId, headSeq }: DocumentRow): Promise<void> {
  await tx
    .update(postDocuments)
    .set({ foldedSeq: headSeq, foldAskedAt: null })
    .where(documentOf(publicationId, postId));
}

/** Stores everything up to the newest update as one, and drops the updates that nobody needs for themselves any more. */
export async function compact(
  tx: Tx,
  { publicationId, postId, headSeq }: DocumentRow,
  state: Uint8Array,
): Promise<void> {
  await tx
    .update(postDocuments)
    .set({ state, stateSeq: headSeq, size: state.length })
    .where(documentOf(publicationId, postId));
  await tx
    .delete(postUpdates)
    .where(and(updatesOf(publicationId, postId), lte(postUpdates.seq, headSeq - keptUpdates)));
}
