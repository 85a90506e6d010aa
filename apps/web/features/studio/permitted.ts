import "server-only";
import { holds, type Permission } from "@broadsheet/contract/permissions";
import { requireUser } from "@/trpc/server.tsx";

/** Whether the person who asks for this screen may see it; who is not signed in is sent to sign in first. */
export async function permitted(permission: Permission): Promise<boolean> {
  return holds(await requireUser(), permission);
}
