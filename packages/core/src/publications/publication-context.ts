import { publicationSettings } from "@broadsheet/contract/publications";
import { type Database, inPublication } from "@broadsheet/db/connection";
import { resolvePublicationId } from "@broadsheet/db/publication-lookup";
import { publicationHosts, publications } from "@broadsheet/db/schema";
import { asc, eq } from "drizzle-orm";
import type { PublicationContext } from "../kernel/context.ts";

/**
 * The publication that answers for a request's Host, or null when none does. Its own address is the host it lists first, with the
 * installation's scheme; without a host of its own it is the installation's address.
 */
export async function publicationForHost(
  db: Database,
  host: string,
  publicUrl: string,
): Promise<PublicationContext | null> {
  const id = await resolvePublicationId(db, host);
  return id === null ? null : publicationById(db, id, publicUrl);
}

/** The same for a publication whose id is known: for jobs and the command line. */
export async function publicationById(
  db: Database,
  id: string,
  publicUrl: string,
): Promise<PublicationContext | null> {
  const [row] = await inPublication(db, id, (tx) =>
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
  return { id, name, description, settings: publicationSettings.parse(row.settings), url };
}
