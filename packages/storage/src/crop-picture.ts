import sharp from "sharp";
import { maxPixels } from "./images.ts";

/** Part of a picture, in shares of its width and height as it is seen. */
interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A part of a picture in the picture's own format, upright.
 *
 * @throws {Error} for what cannot be read
 */
export async function cropPicture(bytes: Uint8Array, contentType: string, part: Part): Promise<Uint8Array> {
  const upright = sharp(bytes, { limitInputPixels: maxPixels }).autoOrient().keepIccProfile();
  const { autoOrient } = await upright.metadata();
  const left = Math.min(autoOrient.width - 1, Math.round(part.x * autoOrient.width));
  const top = Math.min(autoOrient.height - 1, Math.round(part.y * autoOrient.height));
  const width = Math.max(1, Math.min(autoOrient.width - left, Math.round(part.width * autoOrient.width)));
  const height = Math.max(1, Math.min(autoOrient.height - top, Math.round(part.height * autoOrient.height)));
  const cut = upright.extract({ left, top, width, height }).timeout({ seconds: 60 });
  switch (contentType) {
    case "image/jpeg":
      return cut.jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toBuffer();
    case "image/webp":
      return cut.webp({ quality: 92 }).toBuffer();
    case "image/avif":
      return cut.avif({ quality: 80 }).toBuffer();
    default:
      return cut.png().toBuffer();
  }
}
