import "server-only";
import { permissionsHeld } from "@broadsheet/contract/permissions";
import { roleWords } from "@/features/people/role-words.ts";
import { getCaller, getContext, requireUser } from "@/trpc/server.tsx";
import type { Studio } from "./studio-context.tsx";

/** Who works here and on what, for the studio's layouts; somebody who is not signed in is sent to sign in first. */
export async function loadStudio(): Promise<Studio> {
  const actor = await requireUser();
  const { userId, authorId, name, email, role } = actor;
  const { publication } = await getContext();
  const { ownRole } = await (await getCaller()).people.me();
  const { timezone, language, reviewRequired } = publication.settings;
  const words = roleWords[role];
  return {
    person: {
      userId,
      authorId,
      name,
      email,
      role,
      permissions: permissionsHeld(actor),
      roleName: ownRole?.name ?? words.label,
      roleDescription: ownRole ? "A role of this publication’s own." : words.description,
    },
    publication: { name: publication.name, url: publication.url, timezone, language, reviewRequired },
  };
}
