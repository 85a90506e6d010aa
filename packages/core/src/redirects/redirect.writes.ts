import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { redirects } from "@broadsheet/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { type Context, nowOf } from "../kernel/context.ts";

/**
 * Leaves a permanent redirect where something was. Redirects that led to the old address lead on to the new one, and one that stood at the new
 * address goes, so that they never form a chain or a ring.
 */
export async function keepRedirect(tx: Tx, ctx: Context, fromPath: string, to: string): Promise<void> {
  if (fromPath === to) return;
  const publicationId = ctx.publication.id;
  await tx
    .delete(redirects)
    .where(and(eq(redirects.publicationId, publicationId), eq(redirects.fromPath, to)));
  await tx
    .update(redirects)
    .set({ to })
    .where(and(eq(redirects.publicationId, publicationId), eq(redirects.to, fromPath)));
  await tx
    .insert(redirects)
    .values({ publicationId, id: newId(), fromPath, to, permanent: true, createdAt: nowOf(ctx) })
    .onConflictDoUpdate({
      target: [redirects.publicationId, redirects.fromPath],
      set: { to, permanent: true },
    });
}

export async function insertRedirect(tx: Tx, values: typeof redirects.$inferInsert): Promise<void> {
  await tx.insert(redirects).values(values);
}

/** Returns what was deleted, or undefined when there was nothing. */
export async function deleteRedirectRow(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .delete(redirects)
    .where(and(eq(redirects.publicationId, publicationId), eq(redirects.id, id)))
    .returning();
  return row;
}

/** Redirects a statement. */
const batch = 1_000;

/** Stores many; one that stands at the same address is replaced. */
export async function putRedirects(
  tx: Tx,
  publicationId: string,
  createdAt: string,
  many: readonly { fromPath: string; to: string; permanent: boolean }[],
): Promise<void> {
  for (let start = 0; start < many.length; start += batch) {
    const values = many.slice(start, start + batch).map(({ fromPath, to, permanent }) => ({
      publicationId,
      id: newId(),
      fromPath,
      to,
      permanent,
      createdAt,
    }));
    await tx
      .insert(redirects)
      .values(values)
      .onConflictDoUpdate({
        target: [redirects.publicationId, redirects.fromPath],
        set: { to: sql`excluded."to"`, permanent: sql`excluded.permanent` },
      });
  }
}
