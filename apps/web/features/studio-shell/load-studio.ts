import "server-only";
import { getContext, requireUser } from "@/trpc/server.tsx";
import type { Studio } from "./studio-context.tsx";

/** Who works here and on what, for the studio's layouts; somebody who is not signed in is sent to sign in first. */
export async function loadStudio(): Promise<Studio> {
  const { userId, authorId, name, email, role } = await requireUser();
  const { publication } = await getContext();
  const { timezone, language, reviewRequired } = publication.settings;
  return {
    person: { userId, authorId, name, email, role },
    publication: { name: publication.name, url: publication.url, timezone, language, reviewRequired },
  };
}
