import { hashPassword, verifyPassword } from "@broadsheet/auth/password";
import { AppError } from "@broadsheet/contract/errors";
import type { UserActor } from "../kernel/actor.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { accountById } from "./account.reads.ts";
import { updateUser } from "./account.writes.ts";
import { limitPasswordChange } from "./limits.ts";
import { methodChanged } from "./method-changed.ts";
import { deleteOneTimeTokens } from "./one-time-token.writes.ts";
import { requireStrongPassword } from "./password-rules.ts";
import { openSessionById } from "./session.reads.ts";

const freshMs = 15 * 60 * 1000;

const wrongPassword = () =>
  new AppError("INVALID_INPUT", undefined, {
    issues: [{ path: "currentPassword", message: "This is not your current password" }],
  });

const staleSession = () =>
  new AppError("FORBIDDEN", "Sign out and in again, then set a password within 15 minutes");

/**
 * Sets the actor's password and ends all their other sessions and open links. The current password is asked for, unless the session was
 * opened by a mailed link a moment ago: that is how a forgotten one is replaced. A first password asks for any sign-in a moment ago, so that
 * a browser left open cannot be turned into a lasting way in.
 */
export async function setPassword(
  ctx: Context & { actor: UserActor },
  input: { currentPassword?: string | undefined; newPassword: string },
): Promise<void> {
  const { actor, publication } = ctx;
  await limitPasswordChange(ctx, actor.userId);
  const { account, session } = await transact(ctx, async (tx) => ({
    account: await accountById(tx, publication.id, actor.userId),
    session: await openSessionById(tx, actor.sessionId, nowOf(ctx)),
  }));
  if (!account || !session) throw new AppError("UNAUTHENTICATED");
  const fresh = ctx.clock.now().getTime() - new Date(session.createdAt).getTime() < freshMs;
  if (account.passwordHash === null && !fresh) throw staleSession();
  const proved = fresh && (account.passwordHash === null || session.method === "link");
  if (!proved && !(await verifyPassword(account.passwordHash, input.currentPassword ?? "")))
    throw wrongPassword();
  await requireStrongPassword(input.newPassword, [actor.email, actor.name, publication.name], "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  await transact(ctx, async (tx) => {
    await updateUser(tx, actor.userId, { passwordHash, updatedAt: nowOf(ctx) });
    await deleteOneTimeTokens(tx, "sign_in", actor.email);
    await methodChanged(tx, ctx, { event: "password_set", endOtherSessions: true });
  });
}
