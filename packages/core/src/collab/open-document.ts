import type { Tx } from "@broadsheet/db/connection";
import { newSharedDocument, type SharedContent } from "@broadsheet/document/collab/shared-document";
import { writeContent } from "@broadsheet/document/collab/write-content";
import * as Y from "yjs";
import { lockPostRows } from "../posts/lock-post.writes.ts";
import { type DocumentRow, insertDocument, readDocumentRow } from "./document.writes.ts";

/** The document of a post; begun from its working copy by whoever opens it first. Null when there is no such post. */
export async function openDocument(
  tx: Tx,
  publicationId: string,
  postId: string,
): Promise<DocumentRow | null> {
  const present = await readDocumentRow(tx, publicationId, postId);
  if (present) return present;
  const [post] = await lockPostRows(tx, publicationId, [postId]);
  if (!post) return null;
  // Somebody may have begun it while this waited.
  const begun = await readDocumentRow(tx, publicationId, postId);
  if (begun) return begun;
  const { title, document, settings } = post.working;
  const { doc } = newSharedDocument();
  writeContent(doc, { title, document: document as SharedContent["document"], settings: { ...settings } });
  return insertDocument(tx, publicationId, postId, Y.encodeStateAsUpdate(doc));
}
