import type { Tx } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { type Context, nowOf } from "../kernel/context.ts";
import { type Account, accountById, type Person } from "./account.reads.ts";
import { type LockedInvitation, updateInvitation } from "./invitation.writes.ts";
import { insertMember } from "./staff.writes.ts";
import { roleNames } from "./staff-role.reads.ts";

/**
 * Uses up a locked invitation and makes the person a member in its role. Somebody who became a member by other ways keeps their role.
 * Null for a member who is suspended: an invitation does not lift that.
 */
export async function admit(
  tx: Tx,
  ctx: Context,
  invitation: LockedInvitation,
  person: Person,
): Promise<Account | null> {
  const publicationId = ctx.publication.id;
  const now = nowOf(ctx);
  await updateInvitation(tx, publicationId, invitation.id, { acceptedAt: now });
  const { role, roleId } = invitation;
  const { id: userId, name } = person;
  const joined = await insertMember(tx, { publicationId, userId, name, role, roleId, now });
  const account = await accountById(tx, publicationId, person.id);
  if (joined && account) {
    const { authorId, email } = account;
    const actor = { kind: "user", userId, authorId, name, email, role, sessionId: "" } as const;
    const names = await roleNames(tx, publicationId);
    await audit(
      tx,
      { ...ctx, actor },
      {
        action: "staff.joined",
        subjectType: "user",
        subjectId: userId,
        data: { role: names({ role, roleId }) },
      },
    );
  }
  return account;
}
