import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { hashPassword } from "@broadsheet/auth/password";
import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError, type FieldIssue } from "@broadsheet/contract/errors";
import type { AcceptInvitationInput } from "@broadsheet/contract/people";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { type Person, personByEmail } from "./account.reads.ts";
import { insertUser } from "./account.writes.ts";
import { admit } from "./admit.ts";
import { invitationBySecretHash } from "./invitation.reads.ts";
import { limitSecretAttempt } from "./limits.ts";
import { lockAdmitting } from "./lock-admitting.ts";
import { openSession } from "./open-session.ts";
import { requireStrongPassword } from "./password-rules.ts";

interface NewAccount {
  name: string;
  passwordHash: string;
}

/**
 * Joins the staff by an invitation's link and opens a session; who holds the link has shown that the address is theirs. People without an
 * account choose a name and a password. LINK_EXPIRED for a link that is unknown, used, withdrawn, not vouched for or too old.
 */
export async function acceptInvitation(ctx: Context, input: AcceptInvitationInput): Promise<OpenedSession> {
  await limitSecretAttempt(ctx);
  const tokenHash = hashSecret(input.token);
  const publicationId = ctx.publication.id;
  const found = await transact(ctx, (tx) => invitationBySecretHash(tx, publicationId, tokenHash, nowOf(ctx)));
  if (!found) throw new AppError("LINK_EXPIRED");
  const wanted = found.hasAccount ? null : await newAccount(ctx, input, found.email);
  return transact(ctx, async (tx) => {
    const now = nowOf(ctx);
    const invitation = await lockAdmitting(tx, ctx, { tokenHash });
    if (!invitation) throw new AppError("LINK_EXPIRED");
    const { email } = invitation;
    let person: Person | null = null;
    if (wanted) person = await insertUser(tx, { email, ...wanted, now });
    person ??= await personByEmail(tx, email);
    const account = person && (await admit(tx, ctx, invitation, person));
    if (!account) throw new AppError("LINK_EXPIRED");
    return openSession(tx, ctx, account, "invitation");
  });
}

async function newAccount(ctx: Context, input: AcceptInvitationInput, email: string): Promise<NewAccount> {
  const { name, password } = input;
  const issues: FieldIssue[] = [];
  if (!name) issues.push({ path: "name", message: "Enter your name" });
  if (!password) issues.push({ path: "password", message: "Choose a password" });
  if (!name || !password) throw new AppError("INVALID_INPUT", undefined, { issues });
  await requireStrongPassword(password, [email, name, ctx.publication.name]);
  return { name, passwordHash: await hashPassword(password) };
}
