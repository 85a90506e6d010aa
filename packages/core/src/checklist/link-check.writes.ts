import type { Tx } from "@broadsheet/db/connection";
import { linkChecks } from "@broadsheet/db/schema";
import { and, eq, lt, sql } from "drizzle-orm";
import { hashOf, type LinkCheck } from "./link-check.reads.ts";

/** Keeps what was found at addresses, in place of what was found before. */
export async function storeLinkChecks(
  tx: Tx,
  publicationId: string,
  found: readonly Omit<LinkCheck, "publicationId" | "urlHash">[],
): Promise<void> {
  if (found.length === 0) return;
  await tx
    .insert(linkChecks)
    .values(found.map((one) => ({ ...one, publicationId, urlHash: hashOf(one.url) })))
    .onConflictDoUpdate({
      target: [linkChecks.publicationId, linkChecks.urlHash],
      set: {
        result: sql`excluded.result`,
        httpStatus: sql`excluded.http_status`,
        checkedAt: sql`excluded.checked_at`,
      },
    });
}

export async function deleteLinkChecksBefore(tx: Tx, publicationId: string, before: string): Promise<void> {
  await tx
    .delete(linkChecks)
    .where(and(eq(linkChecks.publicationId, publicationId), lt(linkChecks.checkedAt, before)));
}
