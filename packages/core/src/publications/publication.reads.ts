import { AppError } from "@broadsheet/contract/errors";
import { type Publication, readPublicationSettings } from "@broadsheet/contract/publications";
import { databaseError, type Tx } from "@broadsheet/db/connection";
import { publications } from "@broadsheet/db/schema";
import { eq, sql } from "drizzle-orm";
import { postgresTimezone } from "../site/scope.ts";

/** The publication with its hosts, the first of which is its address. */
export async function requirePublication(tx: Tx, id: string): Promise<Publication> {
  const [row] = await tx
    .select({
      id: publications.id,
      name: publications.name,
      description: publications.description,
      settings: publications.settings,
      version: publications.version,
      createdAt: publications.createdAt,
      updatedAt: publications.updatedAt,
      // A select from one table leaves its columns unqualified, also inside sql: what is nested is therefore written out.
      hosts: sql<string[]>`(
        select coalesce(array_agg(host order by position), '{}')
        from publication_hosts where publication_hosts.publication_id = publications.id
      )`,
    })
    .from(publications)
    .where(eq(publications.id, id));
  if (!row) throw new AppError("NOT_FOUND");
  return { ...row, settings: readPublicationSettings(row.settings) };
}

/** Whether the database knows a time zone too: its list is not the one of the runtime that checked the input. */
export async function knowsTimezone(tx: Tx, timezone: string): Promise<boolean> {
  try {
    // Of its own, so that the failure ends this question and not the whole transaction.
    await tx.transaction((inner) =>
      inner.execute(sql`select now() at time zone ${postgresTimezone(timezone)}::text`),
    );
    return true;
  } catch (error) {
    if (databaseError(error)?.code === "22023") return false;
    throw error;
  }
}
