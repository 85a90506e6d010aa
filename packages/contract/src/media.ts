import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { id, instant, line } from "./primitives.ts";
import { maxMediaBytes, mediaKinds } from "./vocabulary.ts";

export { maxMediaBytes, mediaKinds };

/** A version of a picture that was made from it: lighter, and no wider than it is shown. */
export const rendition = z.object({
  format: z.enum(["avif", "webp"]),
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
});
export type Rendition = z.infer<typeof rendition>;

/** A point of a picture: shares of its width from the left and of its height from the top. */
export const focalPoint = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type FocalPoint = z.infer<typeof focalPoint>;

export const mediaKind = z.enum(mediaKinds);
export type MediaKind = z.infer<typeof mediaKind>;

/** Part of a picture, in shares of its width and height. */
export const crop = z
  .object({
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    width: z.number().gt(0).max(1),
    height: z.number().gt(0).max(1),
  })
  .refine(({ x, y, width, height }) => x + width <= 1.0001 && y + height <= 1.0001, {
    error: "This reaches beyond the picture",
  });
export type Crop = z.infer<typeof crop>;

export const media = z
  .object({
    id,
    /** Address on this site, `/media/<publication>/<hash>.<ext>`; its content never changes. */
    url: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    bytes: z.number().int(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    alt: z.string(),
    /** What must stay in sight where the picture is cropped. */
    focal: focalPoint,
    /** A tiny picture as a `data:` address, to be shown until the real one is there. */
    placeholder: z.string().nullable(),
    kind: mediaKind,
    /** Null for what lies in no folder. */
    folderId: id.nullable(),
    /** The file it was cut from. */
    originId: id.nullable(),
    /** In the bin since. */
    deletedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: "Media" });
export type Media = z.infer<typeof media>;

export const listMediaInput = pageInput.extend({
  /** Words, or beginnings of words, of name and description. */
  q: z.string().trim().max(100).optional(),
  kind: mediaKind.optional(),
  /** Of this folder alone; null: of none; left out: everywhere. */
  folderId: id.nullable().optional(),
  bin: z.boolean().default(false),
});
export const listMediaOutput = pageOf(media);
/** What is left out stays as it is. */
export const updateMediaInput = z.object({ id, alt: line(500).optional(), focal: focalPoint.optional() });
/** The address of a picture, as a post writes it. */
export const findMediaInput = z.object({ url: z.string().max(4096) });
export const deleteMediaInput = z.object({ id });
