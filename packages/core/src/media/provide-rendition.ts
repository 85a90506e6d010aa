import type { Rendition } from "@broadsheet/contract/media";
import { planRenditions, type RenditionFormat, renditionPath } from "@broadsheet/contract/renditions";
import type { media } from "@broadsheet/db/schema";
import { type Context, transact } from "../kernel/context.ts";
import { addRendition } from "./media.writes.ts";
import { oneByOne } from "./rendition-queue.ts";

type MediaRow = typeof media.$inferSelect;

/** What renditions a file has or will have; none for what is no picture, or was not looked into. */
export function planOf({
  contentType,
  width,
  animated,
}: Pick<MediaRow, "contentType" | "width" | "animated">) {
  if (!contentType.startsWith("image/") || width === null || animated === null)
    return { formats: [], widths: [] };
  return planRenditions({ width, animated });
}

/** The rendition of a picture, made now if it was not before. Throws where the picture cannot be read or has become too much. */
export async function provideRendition(
  ctx: Context,
  row: MediaRow,
  wanted: { format: RenditionFormat; width: number },
): Promise<Rendition> {
  const is = ({ format, width }: Rendition) => format === wanted.format && width === wanted.width;
  const made = row.renditions?.find(is);
  if (made) return made;
  const key = renditionPath(row.storageKey, wanted);
  return oneByOne(key, async () => {
    const { makeRendition } = await import("@broadsheet/storage/renditions");
    const picture = await ctx.storage.get(row.storageKey);
    if (!picture) throw new Error(`The file of media ${row.id} is gone`);
    const { bytes, height } = await makeRendition(picture, { ...wanted, animated: row.animated === true });
    await ctx.storage.put(key, bytes, { contentType: `image/${wanted.format}` });
    const rendition: Rendition = { ...wanted, height, bytes: bytes.byteLength };
    await transact(ctx, (tx) => addRendition(tx, ctx.publication.id, row.id, rendition));
    return rendition;
  });
}
