import type { Tx } from "@broadsheet/db/connection";
import { snippetMediaUses, snippets } from "@broadsheet/db/schema";
import { and, asc, eq, inArray } from "drizzle-orm";

type SnippetRow = typeof snippets.$inferInsert;

const one = (publicationId: string, id: string) =>
  and(eq(snippets.publicationId, publicationId), eq(snippets.id, id));

export async function insertSnippet(tx: Tx, row: SnippetRow): Promise<void> {
  await tx.insert(snippets).values(row);
}

/** Changes a snippet that still has this version, and counts it up. Returns false when it has another one by now. */
export async function updateSnippetRow(
  tx: Tx,
  publicationId: string,
  { id, version }: { id: string; version: number },
  values: Partial<Pick<SnippetRow, "name" | "document" | "excerpt" | "updatedAt" | "updatedBy">>,
): Promise<boolean> {
  const rows = await tx
    .update(snippets)
    .set({ ...values, version: version + 1 })
    .where(and(one(publicationId, id), eq(snippets.version, version)))
    .returning({ id: snippets.id });
  return rows.length > 0;
}

/** The snippets that hold a file, locked. */
export function lockSnippetsOf(
  tx: Tx,
  publicationId: string,
  sha256: string,
): Promise<Pick<typeof snippets.$inferSelect, "id" | "version" | "document">[]> {
  const holding = tx
    .select({ id: snippetMediaUses.snippetId })
    .from(snippetMediaUses)
    .where(and(eq(snippetMediaUses.publicationId, publicationId), eq(snippetMediaUses.sha256, sha256)));
  return tx
    .select({ id: snippets.id, version: snippets.version, document: snippets.document })
    .from(snippets)
    .where(and(eq(snippets.publicationId, publicationId), inArray(snippets.id, holding)))
    .orderBy(asc(snippets.id))
    .for("update");
}

export async function deleteSnippetRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(snippets).where(one(publicationId, id));
}
