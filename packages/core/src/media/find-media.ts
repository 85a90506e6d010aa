import { AppError } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import { type ActorContext, look } from "../kernel/context.ts";
import { digestOf } from "./digest-of.ts";
import { findMediaByContent, toMedia } from "./media.reads.ts";

/** The file behind the address of a picture in a text. NOT_FOUND for pictures from elsewhere. */
export async function findMedia(ctx: ActorContext, { url }: { url: string }): Promise<Media> {
  const digest = digestOf(ctx, url);
  const row = digest && (await look(ctx, (tx) => findMediaByContent(tx, ctx.publication.id, digest)));
  if (!row) throw new AppError("NOT_FOUND");
  return toMedia(row);
}
