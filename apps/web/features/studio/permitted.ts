import "server-only";
import { type Permission, roleAllows } from "@broadsheet/contract/permissions";
import { requireUser } from "@/trpc/server.tsx";

/** Whether the person who asks for this screen may see it; who is not signed in is sent to sign in first. */
export async function permitted(path: string, permission: Permission): Promise<boolean> {
  return roleAllows((await requireUser(path)).role, permission);
}
