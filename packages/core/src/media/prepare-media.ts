import { renditionRecipe } from "@broadsheet/contract/renditions";
import type { media } from "@broadsheet/db/schema";
import { type ActorContext, transact } from "../kernel/context.ts";
import { renderAgain } from "../posts/render-again.ts";
import { examinePicture } from "./examine-picture.ts";
import { changeMediaRow } from "./media.writes.ts";
import { findMedia } from "./picture.reads.ts";
import { planOf, provideRendition } from "./provide-rendition.ts";

type MediaRow = typeof media.$inferSelect;

/**
 * Makes what a picture still lacks: its notes of the camera are taken out, its placeholder and its renditions made. May be repeated, and goes on
 * where it was interrupted. A picture that cannot be read stays as it is, and is not tried again.
 */
export async function prepareMedia(ctx: ActorContext, id: string, signal: AbortSignal): Promise<void> {
  const publicationId = ctx.publication.id;
  const found = await transact(ctx, (tx) => findMedia(tx, publicationId, id));
  if (!found || found.renditionsVersion >= renditionRecipe) return;
  try {
    const isPicture = found.contentType.startsWith("image/");
    const row = isPicture && found.animated === null ? await examine(ctx, found) : found;
    for (const rendition of planned(row)) {
      signal.throwIfAborted();
      await provideRendition(ctx, row, rendition);
    }
  } catch (error) {
    signal.throwIfAborted();
    ctx.log.warn(
      { err: error, mediaId: id },
      "a picture has no renditions: it cannot be read, or takes too much",
    );
  }
  const done = { renditionsVersion: renditionRecipe };
  await transact(ctx, (tx) => changeMediaRow(tx, publicationId, id, done));
}

/** The narrow ones first: phones wait longest. */
function planned(row: MediaRow) {
  const { formats, widths } = planOf(row);
  return widths.flatMap((width) => formats.map((format) => ({ width, format })));
}

/** Looks into a file that was uploaded before pictures were looked into. Posts that show it are rendered again. */
async function examine(ctx: ActorContext, row: MediaRow): Promise<MediaRow> {
  const original = await ctx.storage.get(row.storageKey);
  const picture = original && (await examinePicture(original, row.contentType));
  if (!picture) throw new Error("it cannot be read");
  const { bytes, ...known } = picture;
  if (bytes !== original) await ctx.storage.put(row.storageKey, bytes, { contentType: row.contentType });
  const change = { ...known, bytes: bytes.byteLength };
  await transact(ctx, async (tx) => {
    await changeMediaRow(tx, ctx.publication.id, row.id, change);
    await renderAgain(tx, ctx, row.sha256);
  });
  return { ...row, ...change };
}
