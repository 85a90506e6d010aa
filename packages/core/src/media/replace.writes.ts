import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { PostSettings } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";

/** Changes what readers have of a live post, and has it rendered again. */
export async function replaceInSnapshot(
  tx: Tx,
  publicationId: string,
  id: string,
  { document, settings }: { document: PostDocumentJson; settings: PostSettings },
): Promise<void> {
  await tx
    .update(posts)
    .set({ document, settings, rendererVersion: 0 })
    .where(and(eq(posts.publicationId, publicationId), eq(posts.id, id)));
}
