import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { verifyPassword } from "@broadsheet/auth/password";
import { AppError } from "@broadsheet/contract/errors";
import { type Context, transact } from "../kernel/context.ts";
import { accountByEmail, accountById, signedInFrom } from "./account.reads.ts";
import { forgivePasswordAttempts, limitPasswordAttempt } from "./limits.ts";
import { openSession } from "./open-session.ts";

/**
 * Opens a session for an address and its password. The same work is done and the same SIGN_IN_FAILED is answered whether the account
 * does not exist, has no password, belongs elsewhere, is suspended, or the password is wrong.
 */
export async function signInWithPassword(
  ctx: Context,
  { email, password }: { email: string; password: string },
): Promise<OpenedSession> {
  const { account, familiar } = await transact(ctx, async (tx) => ({
    account: await accountByEmail(tx, ctx.publication.id, email),
    familiar: ctx.ip !== null && (await signedInFrom(tx, email, ctx.ip)),
  }));
  await limitPasswordAttempt(ctx, email, familiar);
  const right = await verifyPassword(account?.passwordHash, password);
  if (!account || !right) throw new AppError("SIGN_IN_FAILED");
  const opened = await transact(ctx, async (tx) => {
    // Hashing took a while: the account may have been closed or its password changed meanwhile.
    const still = await accountById(tx, ctx.publication.id, account.userId);
    if (still?.passwordHash !== account.passwordHash) throw new AppError("SIGN_IN_FAILED");
    return openSession(tx, ctx, still, "password");
  });
  await forgivePasswordAttempts(ctx, email);
  return opened;
}
