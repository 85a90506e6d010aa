import { AppError } from "@broadsheet/contract/errors";
import type { Me, Session } from "@broadsheet/contract/people";
import { permissionsHeld } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, sessions, staffRoles, users } from "@broadsheet/db/schema";
import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { UserActor } from "../kernel/actor.ts";
import { ownRoleColumns, ownRoleOfMember, withOwnRole } from "./standing.ts";

const open = (now: string) => and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now));

/** Where a person is signed in, the latest first. `current` is the session that asks. */
export async function listSessions(tx: Tx, actor: UserActor, now: string): Promise<Session[]> {
  const rows = await tx
    .select({
      id: sessions.id,
      method: sessions.method,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.userId), open(now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

/** How and when a session was opened; null when it is not open. */
export async function openSessionById(tx: Tx, sessionId: string, now: string) {
  const [row] = await tx
    .select({
      userId: sessions.userId,
      method: sessions.method,
      createdAt: sessions.createdAt,
      confirmedAt: sessions.confirmedAt,
      secondFactorAt: sessions.secondFactorAt,
    })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), open(now)));
  return row ?? null;
}

/** The signed-in person as the studio shows them. */
export async function readMe(tx: Tx, publicationId: string, actor: UserActor): Promise<Me> {
  const [row] = await tx
    .select({ hasPassword: isNotNull(users.passwordHash).mapWith(Boolean), ...ownRoleColumns })
    .from(users)
    .innerJoin(
      memberships,
      and(eq(memberships.publicationId, publicationId), eq(memberships.userId, users.id)),
    )
    .leftJoin(staffRoles, ownRoleOfMember)
    .where(eq(users.id, actor.userId));
  if (!row) throw new AppError("UNAUTHENTICATED");
  const { userId, authorId, name, email, role, sessionId } = actor;
  const person = { userId, authorId, name, email, role, sessionId };
  return { ...person, ...withOwnRole(row), permissions: [...permissionsHeld(actor)] };
}
