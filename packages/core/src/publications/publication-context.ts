import { readPublicationSettings } from "@broadsheet/contract/publications";
import { type Database, readOnce } from "@broadsheet/db/connection";
import { resolvePublicationId } from "@broadsheet/db/publication-lookup";
import { publicationHosts, publications } from "@broadsheet/db/schema";
import { asc, eq } from "drizzle-orm";
import type { PublicationContext } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";

/** How long a process may go on with what it knew, when the word of a change did not reach it. */
const freshSeconds = 10;
/** How long it does so when the database is away: reader pages and health answers need to know whose they are. */
const graceSeconds = 300;
const anyHost = "publication-hosts";
const tagOf = (id: string) => `publication:${id}`;

/**
 * The publication that answers for a request's Host, or null when none does. Its own address is the host it lists first, with the
 * installation's scheme; without a host of its own it is the installation's address. Known for some seconds, as every request asks.
 */
export async function publicationForHost(
  services: Services,
  host: string,
): Promise<PublicationContext | null> {
  const { cache, db, config } = services;
  const id = await cache.getOrSet(
    `publication-of-host:${host.slice(0, 300)}`,
    { ttlSeconds: freshSeconds, graceSeconds, tags: [anyHost] },
    () => resolvePublicationId(db, host),
  );
  if (id === null) return null;
  return cache.getOrSet(
    `publication:${id}`,
    { ttlSeconds: freshSeconds, graceSeconds, tags: [tagOf(id)] },
    () => publicationById(db, id, config.publicUrl),
  );
}

/** To be called after a change of a publication has committed: every process asks anew. */
export async function forgetPublication({ cache }: Services, id: string): Promise<void> {
  await cache.deleteByTag([tagOf(id), anyHost]);
}

/** A publication whose id is known, as it is now: for jobs and the command line. */
export async function publicationById(
  db: Database,
  id: string,
  publicUrl: string,
): Promise<PublicationContext | null> {
  const [row] = await readOnce(db, id, (tx) =>
    tx
      .select({
        id: publications.id,
        name: publications.name,
        description: publications.description,
        settings: publications.settings,
        host: publicationHosts.host,
      })
      .from(publications)
      .leftJoin(publicationHosts, eq(publicationHosts.publicationId, publications.id))
      .where(eq(publications.id, id))
      .orderBy(asc(publicationHosts.position))
      .limit(1),
  );
  if (!row) return null;
  const url = row.host === null ? publicUrl : `${new URL(publicUrl).protocol}//${row.host}`;
  const { name, description } = row;
  return { id, name, description, settings: readPublicationSettings(row.settings), url };
}
