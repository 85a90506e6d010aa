import { createClaimLink } from "@broadsheet/core/installation/create-claim-link";
import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import { useServices } from "../services.ts";

/** Makes sure that there is a publication, and gives the one-time link that claims it; null when it has an owner. */
export function openInstallation(variables: NodeJS.ProcessEnv): Promise<string | null> {
  return useServices(variables, async (services) => {
    await ensureInstallation(services);
    const link = await createClaimLink(services);
    return link?.url ?? null;
  });
}
