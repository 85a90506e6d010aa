import { imageInfo } from "@broadsheet/storage/images";
import pLimit from "p-limit";

export interface ExaminedPicture {
  /** The file without what camera and programs noted in it. */
  bytes: Uint8Array;
  width: number;
  height: number;
  animated: boolean;
  placeholder: string | null;
}

/** One picture takes up to 400 MB while its pixels are read: a crowd of uploads waits in line instead of filling the memory. */
const inLine = pLimit(2);

/** What a picture is and what may be kept of it; undefined for one that cannot be read. The libraries are loaded for the first. */
export function examinePicture(bytes: Uint8Array, contentType: string): Promise<ExaminedPicture | undefined> {
  return inLine(examine, bytes, contentType);
}

async function examine(bytes: Uint8Array, contentType: string): Promise<ExaminedPicture | undefined> {
  const info = await imageInfo(bytes);
  if (!info) return undefined;
  const [{ stripMetadata }, { makePlaceholder }] = await Promise.all([
    import("@broadsheet/storage/strip-metadata"),
    import("@broadsheet/storage/renditions"),
  ]);
  try {
    const stripped = await stripMetadata(bytes, contentType);
    return { ...info, bytes: stripped, placeholder: await makePlaceholder(stripped) };
  } catch {
    // Its head is that of a picture, the rest is not.
    return undefined;
  }
}
