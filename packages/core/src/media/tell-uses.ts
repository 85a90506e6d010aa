import type { MediaUses } from "@broadsheet/contract/media-library";
import { type ActorContext, look } from "../kernel/context.ts";
import { listUses } from "./library.reads.ts";
import { isEmblem, requireMedia } from "./media.reads.ts";

/** Where a file is shown: the posts the actor may see by name, the others by number. */
export function tellUses(ctx: ActorContext, { id }: { id: string }): Promise<MediaUses> {
  return look(ctx, async (tx) => {
    const row = await requireMedia(tx, ctx.publication.id, id);
    const uses = await listUses(tx, ctx, row.sha256);
    return { ...uses, emblem: await isEmblem(tx, ctx.publication.id, row.storageKey) };
  });
}
