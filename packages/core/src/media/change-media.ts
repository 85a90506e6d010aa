import { AppError } from "@broadsheet/contract/errors";
import type { Media, updateMediaInput } from "@broadsheet/contract/media";
import type { z } from "zod";

import { can, userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { renderAgain } from "../posts/render-again.ts";
import { countUses } from "./library.reads.ts";
import { isEmblem, requireMedia, toMedia } from "./media.reads.ts";
import { changeMediaRow } from "./media.writes.ts";

/** Changes what is said of a picture to those who do not see it, and what of it matters most: anybody of their own files, editors of all. */
export function updateMedia(
  ctx: ActorContext,
  { id, alt, focal }: z.output<typeof updateMediaInput>,
): Promise<Media> {
  requirePermission(ctx.actor, "media:upload");
  return transact(ctx, async (tx) => {
    const row = await requireMedia(tx, ctx.publication.id, id);
    const own = row.createdBy !== null && row.createdBy === userIdOf(ctx.actor);
    if (!own && !can(ctx.actor, "media:manage")) throw new AppError("FORBIDDEN");
    const change = {
      alt: alt ?? row.alt,
      focalX: focal?.x ?? row.focalX,
      focalY: focal?.y ?? row.focalY,
    };
    await changeMediaRow(tx, ctx.publication.id, id, change);
    const moved = change.focalX !== row.focalX || change.focalY !== row.focalY;
    if (moved) await renderAgain(tx, ctx, row.sha256);
    return toMedia({ ...row, ...change });
  });
}

/** Puts a file that nothing shows into the bin. */
export function deleteMedia(ctx: ActorContext, { id }: { id: string }): Promise<Media> {
  requirePermission(ctx.actor, "media:manage");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const row = await requireMedia(tx, publicationId, id);
    const uses = await countUses(tx, publicationId, row.sha256);
    if (uses.posts + uses.snippets > 0) {
      const shown = `This file is still shown in ${namesOf(uses)}`;
      throw new AppError("CONFLICT", `${shown}; replace it there, or take it out, first`);
    }
    if (await isEmblem(tx, publicationId, row.storageKey))
      throw new AppError(
        "CONFLICT",
        "This file is a logo, or the picture of an author or tag; choose another one there first",
      );
    const deletedAt = row.deletedAt ?? nowOf(ctx);
    await changeMediaRow(tx, publicationId, id, { deletedAt });
    await audit(tx, ctx, {
      action: "media.deleted",
      subjectType: "media",
      subjectId: id,
      data: { fileName: row.fileName },
    });
    return toMedia({ ...row, deletedAt });
  });
}

/** "2 posts and 1 snippet". */
function namesOf({ posts, snippets }: { posts: number; snippets: number }): string {
  const counted = (count: number, noun: string) =>
    count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
  return [...counted(posts, "post"), ...counted(snippets, "snippet")].join(" and ");
}

/** Takes a file out of the bin. */
export function restoreMedia(ctx: ActorContext, { id }: { id: string }): Promise<Media> {
  requirePermission(ctx.actor, "media:manage");
  return transact(ctx, async (tx) => {
    const row = await requireMedia(tx, ctx.publication.id, id);
    await changeMediaRow(tx, ctx.publication.id, id, { deletedAt: null });
    return toMedia({ ...row, deletedAt: null });
  });
}
