import { AppError } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import type { cropMediaInput } from "@broadsheet/contract/media-library";
import type { z } from "zod";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, look } from "../kernel/context.ts";
import { requireMedia } from "./media.reads.ts";
import { uploadMedia } from "./upload-media.ts";

/** Cuts a part out of a picture: a new file that names the one it is from, which stays as it is. */
export async function cropMedia(
  ctx: ActorContext,
  { id, crop, focal }: z.output<typeof cropMediaInput>,
): Promise<Media> {
  requirePermission(ctx.actor, "media:upload");
  const row = await look(ctx, (tx) => requireMedia(tx, ctx.publication.id, id));
  if (row.kind !== "image") throw new AppError("INVALID_INPUT", "Only pictures can be cropped");
  if (row.animated) throw new AppError("INVALID_INPUT", "A moving picture cannot be cropped");
  const bytes = await ctx.storage.get(row.storageKey);
  if (!bytes) throw new AppError("NOT_FOUND");
  const { cropPicture } = await import("@broadsheet/storage/crop-picture");
  const cut = await cropPicture(bytes, row.contentType, crop).catch((cause: unknown) => {
    throw new AppError("INVALID_INPUT", "This picture cannot be cropped", {}, { cause });
  });
  const fileName = `${row.fileName.replace(/\.[^.]*$/, "")} (cropped)${/\.[^.]*$/.exec(row.fileName)?.[0] ?? ""}`;
  const { alt, folderId } = row;
  return uploadMedia(ctx, { fileName, bytes: cut, alt, folderId, focal, originId: id, crop });
}
