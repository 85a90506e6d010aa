import type { Tx } from "@broadsheet/db/connection";
import { publications } from "@broadsheet/db/schema";
import { eq } from "drizzle-orm";
import type { SiteScope } from "./scope.ts";

/** Whether somebody has taken ownership of the publication. */
export async function isClaimed(tx: Tx, scope: SiteScope): Promise<boolean> {
  const [row] = await tx
    .select({ claimedAt: publications.claimedAt })
    .from(publications)
    .where(eq(publications.id, scope.publicationId));
  return row?.claimedAt != null;
}
