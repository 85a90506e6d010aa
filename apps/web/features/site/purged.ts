import { forgetPublication } from "@broadsheet/core/publications/publication-context";
import { servicesIfMade } from "../../services.ts";

const prefix = "publication:";

/**
 * Forgets what this process knows of publications that changed. Their own message about it may have been lost, and a page must not be made
 * anew from what was known before.
 */
export async function forgetPurged(tags: readonly string[]): Promise<void> {
  const ids = tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  if (ids.length === 0) return;
  const services = await servicesIfMade();
  if (services) for (const id of ids) await forgetPublication(services, id);
}
