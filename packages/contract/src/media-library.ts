import { z } from "zod";
import { bulkResultOf } from "./bulk.ts";
import { crop, focalPoint, maxMediaBytes, media } from "./media.ts";
import { postKind } from "./posts.ts";
import { id, line } from "./primitives.ts";

export const mediaFolder = z.object({
  id,
  /** Null at the top. */
  parentId: id.nullable(),
  name: z.string(),
});
export type MediaFolder = z.infer<typeof mediaFolder>;
const folderName = line(80).pipe(z.string().min(1, { error: "Give the folder a name" }));
export const listFoldersOutput = z.array(mediaFolder);
export const createFolderInput = z.object({ name: folderName, parentId: id.nullable().default(null) });
/** What is left out stays as it is. */
export const updateFolderInput = z.object({
  id,
  name: folderName.optional(),
  parentId: id.nullable().optional(),
});
/** What lies in it moves up, into the folder above. */
export const deleteFolderInput = z.object({ id });

export const moveMediaInput = z.object({ ids: z.array(id).min(1).max(100), folderId: id.nullable() });
export const moveMediaOutput = z.object({ moved: z.number().int() });
/** What can be done with many files at once, each as its own change. */
export const mediaBulkAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("move"), folderId: id.nullable() }),
  z.object({ do: z.literal("delete") }),
  z.object({ do: z.literal("restore") }),
]);
export type MediaBulkAction = z.infer<typeof mediaBulkAction>;

export const mediaBulkStep = z.object({ id, action: mediaBulkAction });
export type MediaBulkStep = z.infer<typeof mediaBulkStep>;

export const mediaBulkInput = z.object({ steps: z.array(mediaBulkStep).min(1).max(100) });
export const mediaBulkResult = bulkResultOf(mediaBulkStep);
export type MediaBulkResult = z.infer<typeof mediaBulkResult>;
export const mediaBulkOutput = z.object({ results: z.array(mediaBulkResult) });

export const mediaRefInput = z.object({ id });

export const mediaUses = z.object({
  posts: z.array(
    z.object({
      id,
      kind: postKind,
      title: z.string(),
      /** Readers see it there. */
      live: z.boolean(),
      /** The working copy shows it. */
      working: z.boolean(),
    }),
  ),
  /** Snippets that hold it, the first ones by name. */
  snippets: z.array(z.object({ id, name: z.string() })),
  /** All posts; `posts` has the first ones, and only those the caller may see. */
  total: z.number().int(),
  /** It is a logo, or the picture of an author or tag. */
  emblem: z.boolean(),
});
export type MediaUses = z.infer<typeof mediaUses>;

export const replaceMediaInput = z.object({ id, byId: id });
export const replaceMediaOutput = z.object({ posts: z.number().int(), snippets: z.number().int() });

export const cropMediaInput = z.object({ id, crop, focal: focalPoint.optional() });

export { uploadPieceBytes } from "./vocabulary.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: "This is not a SHA-256" });
export const startUploadInput = z.object({
  fileName: line(300),
  bytes: z
    .number()
    .int()
    .min(1, { error: "This file is empty" })
    .max(maxMediaBytes, { error: `Files may have at most ${maxMediaBytes / 1024 / 1024} MB` }),
  /** Of the whole file, in hexadecimal. */
  sha256: digest,
  folderId: id.nullable().default(null),
});
export const mediaUpload = z.object({
  id,
  pieceBytes: z.number().int(),
  pieces: z.number().int(),
  /** Numbers of the pieces that are there, from 0. */
  received: z.array(z.number().int()),
});
export type MediaUpload = z.infer<typeof mediaUpload>;
/** Either the way to send it, or the file that is there already. */
export const startUploadOutput = z.object({ upload: mediaUpload.nullable(), existing: media.nullable() });
export const uploadRefInput = z.object({ id });
export const finishUploadOutput = z.object({
  media,
  /** The same content was there before. */
  existed: z.boolean(),
});
export const uploadPieceInput = z.object({
  id,
  number: z.coerce.number().int().min(0).max(1000),
  sha256: digest,
});
