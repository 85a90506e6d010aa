import type { OpenedSession } from "@broadsheet/auth/auth-config";
import { hashPassword } from "@broadsheet/auth/password";
import { hashSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import type { ClaimInput } from "@broadsheet/contract/people";
import { audit } from "../kernel/audit.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { insertUser } from "../people/account.writes.ts";
import { limitSecretAttempt } from "../people/limits.ts";
import { takeOneTimeToken } from "../people/one-time-token.writes.ts";
import { openSession } from "../people/open-session.ts";
import { requireStrongPassword } from "../people/password-rules.ts";
import { insertMember } from "../people/staff.writes.ts";
import { forgetPublication } from "../publications/publication-context.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { readClaimed } from "./installation.reads.ts";
import { lockPublication, markClaimed } from "./installation.writes.ts";

/**
 * Makes the holder of the claim link the owner of the publication, under the name they give it, and signs them in. ALREADY_CLAIMED when
 * there is an owner, LINK_EXPIRED for a link that is unknown, replaced or too old. Of several at once, one wins.
 */
export async function claimInstallation(ctx: Context, input: ClaimInput): Promise<OpenedSession> {
  await limitSecretAttempt(ctx);
  const { id } = ctx.publication;
  if (await transact(ctx, (tx) => readClaimed(tx, id))) throw new AppError("ALREADY_CLAIMED");
  await requireStrongPassword(input.password, [input.email, input.name, input.publicationName]);
  const passwordHash = await hashPassword(input.password);
  const opened = await transact(ctx, async (tx) => {
    const now = nowOf(ctx);
    const { email, name } = input;
    if ((await lockPublication(tx, id))?.claimed !== false) throw new AppError("ALREADY_CLAIMED");
    if (!(await takeOneTimeToken(tx, "claim", hashSecret(input.token), now)))
      throw new AppError("LINK_EXPIRED");
    const user = await insertUser(tx, { email, name, passwordHash, now });
    const role = "owner";
    const member = user && (await insertMember(tx, { publicationId: id, userId: user.id, name, role, now }));
    if (!member) throw new AppError("ALREADY_EXISTS", "This address has an account already");
    await markClaimed(tx, id, input.publicationName, now);
    await purge(tx, ctx, [cacheTags.publication(id)]);
    const account = { userId: user.id, authorId: member.authorId, name, email, role } as const;
    const session = await openSession(tx, ctx, account, "claim");
    const actor = { kind: "user", ...account, sessionId: session.sessionId } as const;
    await audit(
      tx,
      { ...ctx, actor },
      { action: "publication.claimed", subjectType: "publication", subjectId: id },
    );
    return session;
  });
  await forgetPublication(ctx, id);
  return opened;
}
