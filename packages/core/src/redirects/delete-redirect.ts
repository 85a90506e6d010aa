import { AppError } from "@broadsheet/contract/errors";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { deleteRedirectRow } from "./redirect.writes.ts";

export function deleteRedirect(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "redirect:manage");
  return transact(ctx, async (tx) => {
    const row = await deleteRedirectRow(tx, ctx.publication.id, id);
    if (!row) throw new AppError("NOT_FOUND");
    await purge(tx, ctx, [cacheTags.addresses(ctx.publication.id)]);
    const data = { fromPath: row.fromPath, to: row.to };
    await audit(tx, ctx, { action: "redirect.deleted", subjectType: "redirect", subjectId: id, data });
    return { id };
  });
}
