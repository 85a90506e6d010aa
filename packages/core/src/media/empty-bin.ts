import { renditionPath } from "@broadsheet/contract/renditions";
import type { media } from "@broadsheet/db/schema";
import { type ActorContext, transact } from "../kernel/context.ts";
import { countUses, listOldBin, listOldUploads } from "./library.reads.ts";
import { isEmblem } from "./media.reads.ts";
import { changeMediaRow, deleteMediaRow } from "./media.writes.ts";
import { planOf } from "./provide-rendition.ts";
import { dropUpload } from "./upload-in-pieces.ts";

const dayMs = 86_400_000;
/** Days after which a file in the bin is gone for good. */
export const binDays = 30;

type MediaRow = typeof media.$inferSelect;

/**
 * Deletes what has lain in the bin for long enough, and the pieces of uploads that nobody ended within a day. A file that something shows again
 * (an older version was restored) comes out of the bin instead.
 */
export async function emptyBin(ctx: ActorContext, signal: AbortSignal): Promise<void> {
  const publicationId = ctx.publication.id;
  const ago = (days: number) => new Date(ctx.clock.now().getTime() - days * dayMs).toISOString();
  for (;;) {
    const rows = await transact(ctx, (tx) => listOldBin(tx, publicationId, ago(binDays)));
    for (const row of rows) {
      signal.throwIfAborted();
      await deleteForGood(ctx, row);
    }
    if (rows.length === 0) break;
  }
  for (;;) {
    const rows = await transact(ctx, (tx) => listOldUploads(tx, publicationId, ago(1)));
    for (const row of rows) {
      signal.throwIfAborted();
      await dropUpload(ctx, row);
    }
    if (rows.length === 0) break;
  }
}

async function deleteForGood(ctx: ActorContext, row: MediaRow): Promise<void> {
  const publicationId = ctx.publication.id;
  const gone = await transact(ctx, async (tx) => {
    const uses = await countUses(tx, publicationId, row.sha256);
    const shown = uses.posts + uses.snippets > 0 || (await isEmblem(tx, publicationId, row.storageKey));
    if (shown) await changeMediaRow(tx, publicationId, row.id, { deletedAt: null });
    else await deleteMediaRow(tx, publicationId, row.id);
    return !shown;
  });
  if (!gone) return;
  // After commit: a file without a row harms nobody, a row without its file would.
  for (const storageKey of storedOf(row)) {
    await ctx.storage
      .delete(storageKey)
      .catch((error) => ctx.log.warn({ err: error, storageKey }, "a deleted file is still stored"));
  }
}

/** The file and its renditions, also one that is being made just now. */
function storedOf(row: MediaRow): string[] {
  const { formats, widths } = planOf(row);
  const planned = widths.flatMap((width) => formats.map((format) => ({ width, format })));
  const renditions = [...planned, ...(row.renditions ?? [])].map((each) =>
    renditionPath(row.storageKey, each),
  );
  return [row.storageKey, ...new Set(renditions)];
}
