import type { Tx } from "@broadsheet/db/connection";
import { bundles, memberships, users } from "@broadsheet/db/schema";
import { and, eq, isNull, or } from "drizzle-orm";

/** A bundle with what stood in its way; undefined when it is gone. */
export async function findHeldBundle(tx: Tx, publicationId: string, id: string) {
  const [row] = await tx
    .select({ name: bundles.name, version: bundles.version, failure: bundles.failure })
    .from(bundles)
    .where(and(eq(bundles.publicationId, publicationId), eq(bundles.id, id)));
  return row;
}

/** Who made a bundle and who scheduled it, as far as they still belong to the staff. */
export function listBundleKeepers(tx: Tx, publicationId: string, id: string) {
  return tx
    .selectDistinct({ userId: users.id, email: users.email, name: users.name })
    .from(bundles)
    .innerJoin(users, or(eq(users.id, bundles.createdBy), eq(users.id, bundles.scheduledBy)))
    .innerJoin(
      memberships,
      and(eq(memberships.publicationId, bundles.publicationId), eq(memberships.userId, users.id)),
    )
    .where(
      and(eq(bundles.publicationId, publicationId), eq(bundles.id, id), isNull(memberships.suspendedAt)),
    );
}
