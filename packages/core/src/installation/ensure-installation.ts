import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { nowOf } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { insertFirstPublication } from "./installation.writes.ts";
import { installSampleContent } from "./sample-content.ts";

/** What the first publication is called until its owner names it. */
const placeholderName = "Broadsheet";

/**
 * Makes sure that there is a publication, unclaimed and with the sample posts when it was just made. For every start of every process: it does its work once,
 * however many begin together. Answers the id of the first publication.
 */
export async function ensureInstallation(
  services: Services,
): Promise<{ publicationId: string; created: boolean }> {
  const made = await insertFirstPublication(services.db, placeholderName, nowOf(services));
  const publicationId = made ?? (await listPublicationIds(services.db))[0];
  if (!publicationId) throw new Error("The installation has no publication");
  if (made !== null) await installSampleContent(services, made);
  return { publicationId, created: made !== null };
}
