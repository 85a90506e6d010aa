import "server-only";
import { holds, type Permission } from "@broadsheet/contract/permissions";
import { requireUser } from "@/trpc/server.tsx";

/** Whether the person who asks for this screen holds one of these permissions; who is not signed in is sent to sign in first. */
export async function permitted(...anyOf: Permission[]): Promise<boolean> {
  const user = await requireUser();
  return anyOf.some((permission) => holds(user, permission));
}
