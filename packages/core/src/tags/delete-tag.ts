import { AppError } from "@broadsheet/contract/errors";
import type { Tag } from "@broadsheet/contract/tags";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { keepRedirect } from "../redirects/redirect.writes.ts";
import { tagsOfTag } from "../site/cache-tags.ts";
import { lockPlaces } from "../site/place.writes.ts";
import { requireTag } from "./tag.reads.ts";
import { deleteTagRow, moveTagged } from "./tag.writes.ts";

/** Removes a tag from all posts. The posts stay as they are otherwise. */
export function deleteTag(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "tag:manage");
  return transact(ctx, async (tx) => {
    const { name } = await requireTag(tx, ctx.publication.id, id);
    await deleteTagRow(tx, ctx.publication.id, id);
    await lockPlaces(tx, ctx.publication.id);
    await purge(tx, ctx, tagsOfTag(ctx.publication.id, id));
    await audit(tx, ctx, { action: "tag.deleted", subjectType: "tag", subjectId: id, data: { name } });
    return { id };
  });
}

/** Turns one tag into another everywhere; the address of the one that goes leads to the one that stays. */
export function mergeTags(ctx: ActorContext, { id, intoId }: { id: string; intoId: string }): Promise<Tag> {
  requirePermission(ctx.actor, "tag:manage");
  if (id === intoId) throw new AppError("INVALID_INPUT", "Choose two different tags");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const from = await requireTag(tx, publicationId, id);
    const into = await requireTag(tx, publicationId, intoId);
    await moveTagged(tx, publicationId, id, intoId);
    await deleteTagRow(tx, publicationId, id);
    await keepRedirect(tx, ctx, `/tags/${from.slug}`, `/tags/${into.slug}`);
    await lockPlaces(tx, publicationId);
    await purge(tx, ctx, [...tagsOfTag(publicationId, id), ...tagsOfTag(publicationId, intoId)]);
    const data = { name: from.name, into: into.name };
    await audit(tx, ctx, { action: "tag.merged", subjectType: "tag", subjectId: intoId, data });
    return requireTag(tx, publicationId, intoId);
  });
}
