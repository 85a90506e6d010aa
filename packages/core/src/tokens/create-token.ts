import { hashSecret, newSecret } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import type { ApiToken, CreateTokenInput } from "@broadsheet/contract/tokens";
import { newId } from "@broadsheet/db/ids";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { requireFresh } from "../people/require-fresh.ts";
import { tokenPrefix } from "./resolve-token.ts";
import { scopesBeyond } from "./token.policy.ts";
import { findToken } from "./token.reads.ts";
import { insertToken } from "./token.writes.ts";

const dayMs = 86_400_000;
/** Characters of a secret that lists show. */
const shown = 10;

/** Makes a token of the API. Its secret is in the answer and nowhere else. */
export function createToken(
  ctx: ActorContext,
  input: CreateTokenInput,
): Promise<{ token: ApiToken; secret: string }> {
  requirePermission(ctx.actor, "token:manage");
  const scopes = [...new Set(input.scopes)];
  if (scopesBeyond(ctx.actor, scopes).length > 0)
    throw new AppError("FORBIDDEN", "You cannot give a token more than you may do yourself");
  const secret = `${tokenPrefix}${newSecret()}`;
  const id = newId();
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    await requireFresh(tx, ctx);
    await insertToken(tx, {
      publicationId,
      id,
      name: input.name,
      prefix: secret.slice(0, shown),
      tokenHash: hashSecret(secret),
      scopes,
      createdBy: userIdOf(ctx.actor),
      createdAt: nowOf(ctx),
      expiresAt:
        input.expiresInDays === null
          ? null
          : new Date(ctx.clock.now().getTime() + input.expiresInDays * dayMs).toISOString(),
    });
    await audit(tx, ctx, {
      action: "token.created",
      subjectType: "token",
      subjectId: id,
      data: { name: input.name, scopes },
    });
    const token = await findToken(tx, publicationId, id);
    if (!token) throw new Error("A token that was made is not there");
    return { token, secret };
  });
}
