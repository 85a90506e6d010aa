import type { RenditionFormat } from "@broadsheet/contract/renditions";
import sharp from "sharp";
import { maxPixels } from "./images.ts";

/** Frames of a moving picture times their pixels: what is beyond is not made lighter, as it would hold the machine for minutes. */
const maxMovingPixels = 60_000_000;
/** Of one rendition. */
const maxSeconds = 60;

export interface MadeRendition {
  bytes: Uint8Array;
  width: number;
  height: number;
}

// A picture is opened once: what libvips would keep of it only fills the memory.
sharp.cache(false);

/**
 * A version of a picture of this width, upright, without anything that the camera noted (place, time, device), in sRGB. A moving picture keeps
 * moving, as WebP. Takes one thread.
 *
 * @throws {Error} for what cannot be read, is too large, or takes too long
 */
export async function makeRendition(
  picture: Uint8Array,
  { format, width, animated }: { format: RenditionFormat; width: number; animated: boolean },
): Promise<MadeRendition> {
  sharp.concurrency(1);
  const source = sharp(picture, { limitInputPixels: animated ? maxMovingPixels : maxPixels, animated });
  const resized = source
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .timeout({ seconds: maxSeconds });
  const encoded =
    format === "avif"
      ? resized.avif({ quality: 56, effort: 3 })
      : resized.webp({ quality: 80, effort: animated ? 2 : 4, smartSubsample: true });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

/** The longer side, in pixels. */
const placeholderSize = 16;

/** A picture as a tiny blurred one in a `data:` address of a few hundred bytes; null for one that can be seen through. */
export async function makePlaceholder(picture: Uint8Array): Promise<string | null> {
  const source = sharp(picture, { limitInputPixels: maxPixels });
  const { hasAlpha } = await source.metadata();
  if (hasAlpha && !(await source.stats()).isOpaque) return null;
  const tiny = await source
    .autoOrient()
    .resize(placeholderSize, placeholderSize, { fit: "inside" })
    .flatten()
    .webp({ quality: 30, alphaQuality: 0, effort: 6 })
    .timeout({ seconds: maxSeconds })
    .toBuffer();
  return `data:image/webp;base64,${tiny.toString("base64")}`;
}
