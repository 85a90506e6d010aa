import type { MadeStaff } from "@broadsheet/testing/factories";
import type { Actor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { createCallerFactory } from "../kernel/trpc.ts";
import { publicationById } from "../publications/publication-context.ts";
import { appRouter } from "../root.router.ts";

/** The real router, in a context of your own making. */
export const createCaller = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof createCaller>;

export function actorOf(staff: MadeStaff): Actor {
  const { userId, authorId, role, name, email, sessionId } = staff;
  return { kind: "user", userId, authorId, role, name, email, sessionId };
}

/** What a request of this actor to this publication would bring along. */
export async function contextOf(services: Services, publicationId: string, actor: Actor): Promise<Context> {
  const publication = await publicationById(services.db, publicationId, services.config.publicUrl);
  if (!publication) throw new Error(`No publication ${publicationId}`);
  return { ...services, publication, actor, requestId: "test-request", ip: "127.0.0.1" };
}
