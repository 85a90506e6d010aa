import sharp from "sharp";
import { maxPixels } from "./images.ts";
import { strippedPng, strippedWebp } from "./metadata/chunks.ts";
import { strippedJpeg } from "./metadata/jpeg.ts";

/**
 * A picture without what camera and programs noted in it: place, time, device, names. The pixels stay as they are where the format lets the notes
 * be taken out (JPEG, PNG, WebP); an AVIF with notes is written anew. Of a file that has none the same bytes come back.
 *
 * @throws {Error} for what cannot be read
 */
export async function stripMetadata(bytes: Uint8Array, contentType: string): Promise<Uint8Array> {
  if (!["image/jpeg", "image/png", "image/webp", "image/avif"].includes(contentType)) return bytes;
  const { exif, xmp, iptc, comments, orientation } = await sharp(bytes, {
    limitInputPixels: maxPixels,
  }).metadata();
  const noted = exif || xmp || iptc || comments?.length || hasTail(bytes, contentType);
  if (!noted) return bytes;
  const stripped = strip(bytes, contentType, orientation);
  if (stripped && (await isSame(stripped))) return stripped;
  return rewritten(bytes, contentType);
}

function strip(bytes: Uint8Array, contentType: string, orientation: number | undefined): Uint8Array | null {
  // How a PNG or WebP is turned stands in the notes alone: such a file is written anew, upright.
  const turned = orientation !== undefined && orientation > 1;
  if (contentType === "image/jpeg") return strippedJpeg(bytes, orientation);
  if (contentType === "image/png" && !turned) return strippedPng(bytes);
  if (contentType === "image/webp" && !turned) return strippedWebp(bytes);
  return null;
}

/** Texts of a PNG are no metadata to sharp, and further pictures behind a JPEG are none either. */
function hasTail(bytes: Uint8Array, contentType: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (contentType === "image/png")
    return ["tEXt", "iTXt", "zTXt", "eXIf"].some((type) => file.includes(type));
  return contentType === "image/jpeg" && file.includes("MPF\0", 0, "latin1");
}

/** Nothing is stored in the place of a picture that cannot be read any more. */
async function isSame(bytes: Uint8Array): Promise<boolean> {
  try {
    const { exif, width } = await sharp(bytes, { limitInputPixels: maxPixels }).metadata();
    return width > 0 && (exif === undefined || exif.length < 64);
  } catch {
    return false;
  }
}

function rewritten(bytes: Uint8Array, contentType: string): Promise<Uint8Array> {
  const picture = sharp(bytes, { limitInputPixels: maxPixels, animated: contentType === "image/webp" })
    .autoOrient()
    .keepIccProfile()
    .timeout({ seconds: 60 });
  switch (contentType) {
    case "image/jpeg":
      return picture.jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toBuffer();
    case "image/png":
      return picture.png().toBuffer();
    case "image/webp":
      return picture.webp({ quality: 92 }).toBuffer();
    default:
      return picture.avif({ quality: 80 }).toBuffer();
  }
}
