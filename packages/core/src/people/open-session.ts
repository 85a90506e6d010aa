import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { sessionSeconds } from "@broadsheet/auth/session-cookie";
import type { Session } from "@broadsheet/contract/people";
import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import type { Context } from "../kernel/context.ts";
import type { Account } from "./account.reads.ts";
import { insertSession } from "./session.writes.ts";

/** Opens a session within the transaction of whatever let the person in, and notes it under their name. */
export async function openSession(
  tx: Tx,
  ctx: Context,
  account: Omit<Account, "passwordHash">,
  method: Session["method"],
  { secondFactor = false }: { secondFactor?: boolean } = {},
): Promise<OpenedSession> {
  const now = ctx.clock.now();
  const sessionId = await insertSession(tx, {
    userId: account.userId,
    method,
    userAgent: ctx.userAgent?.slice(0, 500) ?? null,
    ip: ctx.ip,
    now: now.toISOString(),
    secondFactorAt: secondFactor ? now.toISOString() : null,
    expiresAt: new Date(now.getTime() + sessionSeconds * 1000).toISOString(),
  });
  const { userId, authorId, name, email, role } = account;
  const actor = { kind: "user", userId, authorId, name, email, role, sessionId } as const;
  await audit(
    tx,
    { ...ctx, actor },
    { action: "session.opened", subjectType: "session", subjectId: sessionId, data: { method } },
  );
  return { userId, sessionId };
}
