import type { Tx } from "@broadsheet/db/connection";
import type { SharedContent } from "@broadsheet/document/collab/shared-document";
import { writeContent } from "@broadsheet/document/collab/write-content";
import type { WorkingCopyChange } from "../posts/post.writes.ts";
import { appendUpdate, changeDocument } from "./append-update.ts";
import { readDocumentRow } from "./document.writes.ts";
import { loadDocument } from "./load-document.ts";

/**
 * Merges a change of a locked post's working copy that was made elsewhere (a program, a revision, an import) into what people write together
 * in it, as the difference to what was there: they see it, and what they type meanwhile stays. Nothing to do where nobody has opened it yet.
 */
export async function mergeIntoDocument(
  tx: Tx,
  publicationId: string,
  postId: string,
  { title, document, settings, updatedAt, updatedBy }: WorkingCopyChange,
): Promise<void> {
  if (title === undefined && document === undefined && settings === undefined) return;
  const row = await readDocumentRow(tx, publicationId, postId);
  if (!row) return;
  const live = await loadDocument(tx, row);
  const content: Partial<SharedContent> = {
    ...(title !== undefined && { title }),
    ...(document !== undefined && { document: document as SharedContent["document"] }),
    ...(settings !== undefined && { settings: { ...settings } }),
  };
  const { update } = changeDocument(live.doc, () => writeContent(live.doc, content));
  if (!update) return;
  const at = updatedAt ?? new Date(0).toISOString();
  const folded = row.foldedSeq === row.headSeq ? { foldedSeq: row.headSeq + 1 } : {};
  await appendUpdate(tx, row, live, { update, userId: updatedBy ?? null, client: 0, at }, folded);
}
