import { AppError } from "@broadsheet/contract/errors";
import type { Media, updateMediaInput } from "@broadsheet/contract/media";
import { renditionPath } from "@broadsheet/contract/renditions";
import type { media } from "@broadsheet/db/schema";
import type { z } from "zod";

import { can, userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { renderAgain } from "../posts/render-again.ts";
import { countUses, isEmblem, requireMedia, toMedia } from "./media.reads.ts";
import { changeMediaRow, deleteMediaRow } from "./media.writes.ts";
import { planOf } from "./provide-rendition.ts";

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
    if (moved) await renderAgain(tx, ctx, row.storageKey);
    return toMedia({ ...row, ...change });
  });
}

/** Deletes a file that nothing shows. */
export async function deleteMedia(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "media:manage");
  const publicationId = ctx.publication.id;
  const row = await transact(ctx, async (tx) => {
    const row = await requireMedia(tx, publicationId, id);
    const uses = await countUses(tx, publicationId, row.storageKey);
    if (uses > 0) {
      throw new AppError(
        "CONFLICT",
        `This file is still shown in ${uses} post${uses === 1 ? "" : "s"}; take it out there first`,
      );
    }
    if (await isEmblem(tx, publicationId, row.storageKey))
      throw new AppError(
        "CONFLICT",
        "This file is a logo, or the picture of an author or tag; choose another one there first",
      );
    await deleteMediaRow(tx, publicationId, id);
    await audit(tx, ctx, {
      action: "media.deleted",
      subjectType: "media",
      subjectId: id,
      data: { fileName: row.fileName },
    });
    return row;
  });
  // After commit: a file without a row harms nobody, a row without its file would.
  for (const storageKey of storedOf(row)) {
    await ctx.storage
      .delete(storageKey)
      .catch((error) => ctx.log.warn({ err: error, storageKey }, "a deleted file is still stored"));
  }
  return { id };
}

/** The file and its renditions, also one that is being made just now. */
function storedOf(row: typeof media.$inferSelect): string[] {
  const { formats, widths } = planOf(row);
  const planned = widths.flatMap((width) => formats.map((format) => ({ width, format })));
  const renditions = [...planned, ...(row.renditions ?? [])].map((each) =>
    renditionPath(row.storageKey, each),
  );
  return [row.storageKey, ...new Set(renditions)];
}
