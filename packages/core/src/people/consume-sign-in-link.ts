import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { accountByEmail } from "./account.reads.ts";
import { limitSecretAttempt } from "./limits.ts";
import { takeOneTimeToken } from "./one-time-token.writes.ts";
import { openSession } from "./open-session.ts";

/** Opens a session for the holder of an e-mailed link, once. LINK_EXPIRED for a link that is unknown, used or too old. */
export async function consumeSignInLink(ctx: Context, { token }: { token: string }): Promise<OpenedSession> {
  await limitSecretAttempt(ctx);
  return transact(ctx, async (tx) => {
    const taken = await takeOneTimeToken(tx, "sign_in", hashSecret(token), nowOf(ctx));
    const account = taken?.email ? await accountByEmail(tx, ctx.publication.id, taken.email) : null;
    if (!account) throw new AppError("LINK_EXPIRED");
    return openSession(tx, ctx, account, "link");
  });
}
