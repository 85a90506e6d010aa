import { inPublication } from "@broadsheet/db/connection";
import {
  memberships,
  passkeys,
  publications,
  sessions,
  staffRoles,
  totpSecrets,
  users,
} from "@broadsheet/db/schema";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { UserActor } from "../kernel/actor.ts";
import type { SignedIn } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { touchSession } from "./session.writes.ts";
import { owedBy } from "./sign-in.policy.ts";
import { ownRoleOfMember, standingColumns, withPermissions } from "./standing.ts";

const touchEveryMs = 60_000;
const nothing = new Set<never>();

const required = sql<boolean>`coalesce((${publications.settings} ->> 'secondFactorRequired')::boolean, false)`;
const authenticator = sql<boolean>`exists (
  select from ${totpSecrets} where ${totpSecrets.userId} = ${users.id} and ${totpSecrets.confirmedAt} is not null
)`;
const passkey = sql<boolean>`exists (select from ${passkeys} where ${passkeys.userId} = ${users.id})`;

/**
 * The person an open session stands for, with what they may do in this publication now, and what their sign-in still lacks: as long as that
 * is something, they may do nothing. Null for a session that was revoked or has expired, and for people who do not work here or are
 * suspended. Asked anew for every request.
 */
export function resolveSession(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  sessionId: string,
): Promise<SignedIn | null> {
  const now = services.clock.now();
  return inPublication(services.db, publicationId, async (tx) => {
    const [row] = await tx
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        authorId: memberships.authorId,
        ...standingColumns,
        lastSeenAt: sessions.lastSeenAt,
        secondFactorAt: sessions.secondFactorAt,
        required,
        authenticator,
        passkey,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .innerJoin(
        memberships,
        and(eq(memberships.userId, users.id), eq(memberships.publicationId, publicationId)),
      )
      .innerJoin(publications, eq(publications.id, memberships.publicationId))
      .leftJoin(staffRoles, ownRoleOfMember)
      .where(
        and(
          eq(sessions.id, sessionId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, now.toISOString()),
          isNull(memberships.suspendedAt),
        ),
      );
    if (!row) return null;
    const { lastSeenAt, secondFactorAt, ...facts } = row;
    const stale = new Date(now.getTime() - touchEveryMs).toISOString();
    if (lastSeenAt < stale) await touchSession(tx, sessionId, now.toISOString(), stale);
    const owes = owedBy({ ...facts, given: secondFactorAt !== null });
    const { userId, authorId, name, email, role, permissions } = withPermissions(facts);
    const person = { kind: "user", userId, authorId, name, email, role, sessionId } as const;
    return { actor: { ...person, permissions: owes === null ? permissions : nothing }, owes };
  });
}

/** The same for whose sign-in lacks nothing; null for everybody else. */
export async function resolveActor(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  sessionId: string,
): Promise<UserActor | null> {
  const found = await resolveSession(services, publicationId, sessionId);
  return found?.owes === null ? found.actor : null;
}
