import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { Tx } from "@broadsheet/db/connection";
import { postWorkingCopies } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** The text of a working copy; undefined for a post that is gone. */
export async function findWorkingDocument(
  tx: Tx,
  publicationId: string,
  postId: string,
): Promise<PostDocumentJson | undefined> {
  const [row] = await tx
    .select({ document: postWorkingCopies.document })
    .from(postWorkingCopies)
    .where(and(eq(postWorkingCopies.publicationId, publicationId), eq(postWorkingCopies.postId, postId)));
  return row?.document;
}
