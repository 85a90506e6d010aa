import { inPublication } from "@broadsheet/db/connection";
import { memberships, sessions, users } from "@broadsheet/db/schema";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { UserActor } from "../kernel/actor.ts";
import type { Services } from "../kernel/services.ts";
import { touchSession } from "./session.writes.ts";

const touchEveryMs = 60_000;

/**
 * The person an open session stands for, in the role they have in this publication now. Null for a session that was revoked or has
 * expired, and for people who do not work here or are suspended. Asked anew for every request.
 */
export function resolveActor(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  sessionId: string,
): Promise<UserActor | null> {
  const now = services.clock.now();
  return inPublication(services.db, publicationId, async (tx) => {
    const [row] = await tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        authorId: memberships.authorId,
        role: memberships.role,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(
        memberships,
        and(eq(memberships.userId, users.id), eq(memberships.publicationId, publicationId)),
      )
      .where(
        and(
          eq(sessions.id, sessionId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, now.toISOString()),
          isNull(memberships.suspendedAt),
        ),
      );
    if (!row) return null;
    const { lastSeenAt, ...person } = row;
    const stale = new Date(now.getTime() - touchEveryMs).toISOString();
    if (lastSeenAt < stale) await touchSession(tx, sessionId, now.toISOString(), stale);
    return { kind: "user", ...person, sessionId };
  });
}
