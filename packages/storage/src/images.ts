import sharp from "sharp";
import { sniffType } from "./types.ts";

export interface ImageInfo {
  /** In pixels, as it is seen: turned the way the camera noted. */
  width: number;
  height: number;
  /** More than one frame. */
  animated: boolean;
}

/** 100 megapixels: what claims to be larger is not opened, as unpacking it would fill the memory. */
export const maxPixels = 100_000_000;

/** The dimensions of a PNG, JPEG, GIF, WebP or AVIF; undefined for anything else, broken or too large. */
export async function imageInfo(bytes: Uint8Array): Promise<ImageInfo | undefined> {
  if ((await sniffType(bytes))?.kind !== "image") return undefined;
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels });
    const { autoOrient, pageHeight, pages = 1, width, height } = await image.metadata();
    if (width * height > maxPixels) return undefined;
    return { width: autoOrient.width, height: pageHeight ?? autoOrient.height, animated: pages > 1 };
  } catch {
    return undefined;
  }
}

/** An SVG of our own making as a PNG with few colours; throws for a broken one. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  return sharp(Buffer.from(svg), { limitInputPixels: maxPixels })
    .png({ palette: true, colours: 64, effort: 6 })
    .toBuffer();
}
