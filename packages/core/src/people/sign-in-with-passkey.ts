import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { AppError } from "@broadsheet/contract/errors";
import type { AuthenticationResponse, PasskeyOptions } from "@broadsheet/contract/passkeys";
import { type Context, transact } from "../kernel/context.ts";
import { accountById } from "./account.reads.ts";
import { askForPasskey, checkPasskey } from "./answer-passkey.ts";
import { limitSecretAttempt } from "./limits.ts";
import { openSession } from "./open-session.ts";

const refused = () =>
  new AppError("SIGN_IN_FAILED", "This passkey does not sign anybody in here; use another way, or try again");

/** Asks any browser for a passkey of this host; whose it is, the answer tells. */
export async function passkeySignInOptions(ctx: Context): Promise<PasskeyOptions> {
  await limitSecretAttempt(ctx);
  return askForPasskey(ctx, null);
}

/**
 * Opens a session for the holder of a passkey, who has shown with it what they have and what they know or are: no other factor is asked
 * for. SIGN_IN_FAILED for one that is unknown, removed or of another host, and for people who do not work here or are suspended.
 */
export async function signInWithPasskey(
  ctx: Context,
  { response }: { response: AuthenticationResponse },
): Promise<OpenedSession> {
  await limitSecretAttempt(ctx);
  const passkey = await checkPasskey(ctx, response, null);
  if (!passkey) throw refused();
  return transact(ctx, async (tx) => {
    const account = await accountById(tx, ctx.publication.id, passkey.userId);
    if (!account) throw refused();
    return openSession(tx, ctx, account, "passkey", { secondFactor: true });
  });
}
