import { hashSecret, newSecret } from "@broadsheet/auth/secrets";
import { inPublication } from "@broadsheet/db/connection";
import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import type { Services } from "../kernel/services.ts";
import { deleteOneTimeTokens, insertOneTimeToken } from "../people/one-time-token.writes.ts";
import { publicationById } from "../publications/publication-context.ts";
import { readClaimed } from "./installation.reads.ts";

const lifetimeMs = 24 * 60 * 60 * 1000;

/**
 * A link that gives whoever opens it first the ownership of an installation nobody has claimed; null for one that has an owner. It is good
 * for 24 hours and for as long as no newer one was made.
 */
export async function createClaimLink(
  services: Services,
): Promise<{ url: string; expiresAt: string } | null> {
  const [id] = await listPublicationIds(services.db);
  const publication = id ? await publicationById(services.db, id, services.config.publicUrl) : null;
  if (!publication) return null;
  const secret = newSecret();
  const now = services.clock.now();
  const expiresAt = new Date(now.getTime() + lifetimeMs).toISOString();
  const open = await inPublication(services.db, publication.id, async (tx) => {
    if (await readClaimed(tx, publication.id)) return false;
    await deleteOneTimeTokens(tx, "claim");
    await insertOneTimeToken(tx, {
      tokenHash: hashSecret(secret),
      purpose: "claim",
      email: null,
      createdAt: now.toISOString(),
      expiresAt,
    });
    return true;
  });
  return open ? { url: `${publication.url}/studio/claim?token=${secret}`, expiresAt } : null;
}
