import { fileTypeFromBuffer } from "file-type";

export interface MediaType {
  mime: string;
  /** Of the stored file, without a dot. */
  ext: string;
  kind: "image" | "audio" | "video" | "document";
}

/** What may be uploaded. None of these can carry script to a reader's browser; SVG and HTML can, so they are not here. */
export const allowedTypes: readonly MediaType[] = [
  { mime: "image/png", ext: "png", kind: "image" },
  { mime: "image/jpeg", ext: "jpg", kind: "image" },
  { mime: "image/gif", ext: "gif", kind: "image" },
  { mime: "image/webp", ext: "webp", kind: "image" },
  { mime: "image/avif", ext: "avif", kind: "image" },
  { mime: "audio/mpeg", ext: "mp3", kind: "audio" },
  { mime: "audio/ogg", ext: "ogg", kind: "audio" },
  { mime: "audio/wav", ext: "wav", kind: "audio" },
  { mime: "audio/mp4", ext: "m4a", kind: "audio" },
  { mime: "video/mp4", ext: "mp4", kind: "video" },
  { mime: "video/webm", ext: "webm", kind: "video" },
  { mime: "application/pdf", ext: "pdf", kind: "document" },
];

/** Other names that the detection has for types of the list. */
const aliases: Record<string, string> = {
  "image/apng": "image/png",
  "audio/x-m4a": "audio/mp4",
  "audio/vnd.wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/opus": "audio/ogg",
};

/** What a file is by its content, whatever it is called; undefined when that is not among `allowedTypes`. */
export async function sniffType(bytes: Uint8Array): Promise<MediaType | undefined> {
  let mime: string | undefined;
  try {
    mime = (await fileTypeFromBuffer(bytes))?.mime.split(";")[0]?.trim();
  } catch {
    // A file that breaks off, or is made to confuse: it is nothing we know.
    return undefined;
  }
  if (mime === undefined) return undefined;
  const name = aliases[mime] ?? mime;
  return allowedTypes.find((type) => type.mime === name);
}
