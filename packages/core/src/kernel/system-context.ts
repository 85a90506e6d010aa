import { publicationById } from "../publications/publication-context.ts";
import type { ActorContext } from "./context.ts";
import type { Services } from "./services.ts";

/** The context of a job or of the command line in one publication, or null when the publication is gone. */
export async function systemContext(
  services: Services,
  publicationId: string,
  name: string,
): Promise<ActorContext | null> {
  const publication = await publicationById(services.db, publicationId, services.config.publicUrl);
  if (!publication) return null;
  return { ...services, publication, actor: { kind: "system", name }, requestId: null, ip: null };
}
