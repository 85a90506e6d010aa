import type { Session } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { sessions } from "@broadsheet/db/schema";
import { and, eq, isNull, lt, ne, or } from "drizzle-orm";

export interface NewSession {
  userId: string;
  method: Session["method"];
  userAgent: string | null;
  ip: string | null;
  now: string;
  expiresAt: string;
  secondFactorAt?: string | null;
}

export async function insertSession(tx: Tx, { now, ...session }: NewSession): Promise<string> {
  const id = newId();
  await tx.insert(sessions).values({ id, ...session, createdAt: now, lastSeenAt: now });
  return id;
}

/** Notes that the person of a session has shown again that it is them, by a second factor or else. */
export async function confirmSession(
  tx: Tx,
  id: string,
  change: { confirmedAt: string; secondFactorAt?: string },
): Promise<void> {
  await tx.update(sessions).set(change).where(eq(sessions.id, id));
}

/** Ends one open session of a person. False when there is none of that id. */
export async function revokeSessionRow(tx: Tx, userId: string, id: string, now: string): Promise<boolean> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length > 0;
}

/** Ends all sessions of a person but one. Returns how many. */
export async function revokeAllBut(tx: Tx, userId: string, kept: string, now: string): Promise<number> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), ne(sessions.id, kept), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length;
}

/** Ends all sessions of a person. Returns how many. */
export async function revokeAll(tx: Tx, userId: string, now: string): Promise<number> {
  const revoked = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return revoked.length;
}

/** Notes a sign of life. Written at most once for each `before`, whoever comes first. */
export async function touchSession(tx: Tx, id: string, now: string, before: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, before)));
}

/** Forgets sessions that had expired or been ended by then; what they did stays in the audit log. */
export async function deleteOldSessions(tx: Tx, before: string): Promise<void> {
  await tx.delete(sessions).where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)));
}
