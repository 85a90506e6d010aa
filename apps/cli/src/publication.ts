import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import type { ActorContext } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { systemContext } from "@broadsheet/core/kernel/system-context";
import { databaseError } from "@broadsheet/db/connection";
import { OperatorError } from "@broadsheet/db/operator-error";
import { listPublicationIds, resolvePublicationId } from "@broadsheet/db/publication-lookup";

/** What Postgres says when tables or functions of ours are missing. */
const missingSchema = new Set(["42P01", "42883", "42703", "3F000"]);

/**
 * The publication a command works for, with the rights of Broadsheet itself: the one that answers for `host`, or the only one there is.
 *
 * @throws {OperatorError} when that is none, or the database was never migrated
 */
export async function commandContext(
  services: Services,
  host: string | undefined,
  command: string,
): Promise<ActorContext> {
  try {
    const id = await findPublication(services, host);
    const ctx = await systemContext(services, id, command);
    if (ctx) return ctx;
  } catch (error) {
    if (!missingSchema.has(databaseError(error)?.code ?? "")) throw error;
    throw new OperatorError(
      "The database was not made ready for this version: run npm run broadsheet -- migrate first.",
      { cause: error },
    );
  }
  throw new OperatorError("The publication was deleted meanwhile.");
}

async function findPublication(services: Services, host: string | undefined): Promise<string> {
  if (host !== undefined) {
    const id = await resolvePublicationId(services.db, host.toLowerCase());
    if (id !== null) return id;
    throw new OperatorError(`No publication answers for ${host}: give one of its hosts with --publication.`);
  }
  const ids = await listPublicationIds(services.db);
  if (ids.length > 1)
    throw new OperatorError(
      `There are ${ids.length} publications: say which by one of its hosts, with --publication.`,
    );
  return ids[0] ?? (await ensureInstallation(services)).publicationId;
}
