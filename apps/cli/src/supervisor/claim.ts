import { createClaimLink } from "@broadsheet/core/installation/create-claim-link";
import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import type { Services } from "@broadsheet/core/kernel/services";

/** Makes sure that there is a publication, and gives the one-time link that claims it; null when it has an owner. */
export async function openInstallation(services: Services): Promise<string | null> {
  await ensureInstallation(services);
  const link = await createClaimLink(services);
  return link?.url ?? null;
}
