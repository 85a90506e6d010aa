import type { Tx } from "@broadsheet/db/connection";
import { mergeIntoDocument } from "../collab/merge-into-document.ts";
import { updateWorkingCopyRow, type WorkingCopyChange } from "./post.writes.ts";

/**
 * Stores a changed working copy of a post that the caller has locked. The version is the caller's to count up. Where people have it open,
 * the change is merged into what they write, and they see it.
 */
export async function updateWorkingCopy(
  tx: Tx,
  publicationId: string,
  postId: string,
  values: WorkingCopyChange,
): Promise<void> {
  await updateWorkingCopyRow(tx, publicationId, postId, values);
  await mergeIntoDocument(tx, publicationId, postId, values);
}
