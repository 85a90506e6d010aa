import { AppError } from "@broadsheet/contract/errors";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { forgetTokens } from "./resolve-token.ts";
import { findToken } from "./token.reads.ts";
import { markRevoked } from "./token.writes.ts";

/** Ends a token: requests that come after it are refused. */
export async function revokeToken(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "token:manage");
  const publicationId = ctx.publication.id;
  const revoked = await transact(ctx, async (tx) => {
    const token = await findToken(tx, publicationId, id);
    if (!token || !(await markRevoked(tx, publicationId, id, nowOf(ctx)))) throw new AppError("NOT_FOUND");
    const data = { name: token.name };
    await audit(tx, ctx, { action: "token.revoked", subjectType: "token", subjectId: id, data });
    return { id };
  });
  await forgetTokens(ctx, publicationId);
  return revoked;
}
