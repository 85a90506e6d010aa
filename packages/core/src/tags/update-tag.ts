import { AppError } from "@broadsheet/contract/errors";
import type { Tag, UpdateTagInput } from "@broadsheet/contract/tags";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { keepRedirect } from "../redirects/redirect.writes.ts";
import { tagsOfTag } from "../site/cache-tags.ts";
import { slugTaken } from "./create-tag.ts";
import { requireTag } from "./tag.reads.ts";
import { updateTagRow } from "./tag.writes.ts";

/** Changes a tag. A new address leaves a redirect at the old one. CONFLICT when somebody else changed it meanwhile. */
export async function updateTag(
  ctx: ActorContext,
  { id, version, ...changes }: UpdateTagInput,
): Promise<Tag> {
  requirePermission(ctx.actor, "tag:manage");
  const publicationId = ctx.publication.id;
  try {
    return await transact(ctx, async (tx) => {
      const before = await requireTag(tx, publicationId, id);
      const updatedAt = nowOf(ctx);
      if (!(await updateTagRow(tx, publicationId, id, version, { ...changes, updatedAt }))) {
        throw new AppError("CONFLICT", undefined, { currentVersion: before.version });
      }
      if (changes.slug) await keepRedirect(tx, ctx, `/tags/${before.slug}`, `/tags/${changes.slug}`);
      await purge(tx, ctx, tagsOfTag(publicationId, id));
      await audit(tx, ctx, { action: "tag.updated", subjectType: "tag", subjectId: id, data: changes });
      return requireTag(tx, publicationId, id);
    });
  } catch (error) {
    throw slugTaken(error);
  }
}
