import type { OpenedSession } from "@broadsheet/auth/auth-config";
import type { ProvidedIdentity } from "@broadsheet/auth/providers";
import { AppError } from "@broadsheet/contract/errors";
import { email as emailSchema } from "@broadsheet/contract/primitives";
import type { Tx } from "@broadsheet/db/connection";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { type Account, accountById, type Person, personByEmail, personByIdentity } from "./account.reads.ts";
import { insertIdentity, insertUser } from "./account.writes.ts";
import { admit } from "./admit.ts";
import { lockAdmitting } from "./lock-admitting.ts";
import { openSession } from "./open-session.ts";

/**
 * Opens a session for somebody an identity provider vouches for: an account that was connected before, else the member, else the invited
 * person whose address the provider has verified. Strangers get SIGN_IN_FAILED; nobody is let in because they exist elsewhere.
 */
export async function signInWithIdentity(ctx: Context, identity: ProvidedIdentity): Promise<OpenedSession> {
  const parsed = emailSchema.safeParse(identity.verifiedEmail);
  const verified = parsed.success ? parsed.data : null;
  return transact(ctx, async (tx) => {
    const connected = await personByIdentity(tx, identity.provider, identity.subject);
    const known = connected ?? (verified ? await personByEmail(tx, verified) : null);
    const account =
      (known && (await accountById(tx, ctx.publication.id, known.id))) ??
      (await invited(tx, ctx, identity, known, verified));
    if (!account) throw new AppError("SIGN_IN_FAILED");
    if (!connected) {
      const { provider, subject } = identity;
      await insertIdentity(tx, { provider, subject, userId: account.userId, now: nowOf(ctx) });
    }
    return openSession(tx, ctx, account, "oidc");
  });
}

/** Accepts the open invitation of the person's own, or else of the verified address, if there is one. */
async function invited(
  tx: Tx,
  ctx: Context,
  identity: ProvidedIdentity,
  known: Person | null,
  verified: string | null,
): Promise<Account | null> {
  const email = known?.email ?? verified;
  if (!email) return null;
  const now = nowOf(ctx);
  const invitation = await lockAdmitting(tx, ctx, { email });
  if (!invitation) return null;
  const name = identity.name?.trim().slice(0, 100) || email.slice(0, email.indexOf("@"));
  const person =
    known ??
    (await insertUser(tx, { email, name, passwordHash: null, now })) ??
    (await personByEmail(tx, email));
  return person && admit(tx, ctx, invitation, person);
}
