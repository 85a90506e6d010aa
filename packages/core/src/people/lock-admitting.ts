import type { Tx } from "@broadsheet/db/connection";
import { type Context, nowOf } from "../kernel/context.ts";
import { openInvitationById } from "./invitation.reads.ts";
import { type LockedInvitation, lockInvitation } from "./invitation.writes.ts";

/**
 * Locks an open invitation that admits whoever holds it: in time, and of somebody who could send it today. It ends with its sender's place
 * and holds again with it, unless a colleague sends it again, who then stands for it.
 */
export async function lockAdmitting(
  tx: Tx,
  ctx: Context,
  by: Parameters<typeof lockInvitation>[2],
): Promise<LockedInvitation | null> {
  const publicationId = ctx.publication.id;
  const invitation = await lockInvitation(tx, publicationId, by);
  if (!invitation || invitation.expiresAt <= nowOf(ctx)) return null;
  const seen = await openInvitationById(tx, publicationId, invitation.id);
  return seen?.vouched ? invitation : null;
}
