import {
  deleteMediaInput,
  findMediaInput,
  listMediaInput,
  listMediaOutput,
  media,
  updateMediaInput,
} from "@broadsheet/contract/media";
import {
  createFolderInput,
  cropMediaInput,
  deleteFolderInput,
  finishUploadOutput,
  listFoldersOutput,
  mediaBulkInput,
  mediaBulkOutput,
  mediaFolder,
  mediaRefInput,
  mediaUses,
  moveMediaInput,
  moveMediaOutput,
  replaceMediaInput,
  replaceMediaOutput,
  startUploadInput,
  startUploadOutput,
  updateFolderInput,
  uploadRefInput,
} from "@broadsheet/contract/media-library";
import { look } from "../kernel/context.ts";
import { permit, personProcedure, router, staffProcedure } from "../kernel/trpc.ts";
import { changeManyMedia } from "./change-many-media.ts";
import { deleteMedia, restoreMedia, updateMedia } from "./change-media.ts";
import { cropMedia } from "./crop-media.ts";
import { findMedia } from "./find-media.ts";
import { createFolder, deleteFolder, moveMedia, updateFolder } from "./keep-folders.ts";
import { listFolders } from "./library.reads.ts";
import { listMedia } from "./media.reads.ts";
import { replaceMedia } from "./replace-media.ts";
import { tellUses } from "./tell-uses.ts";
import { cancelUpload, finishUpload, startUpload } from "./upload-in-pieces.ts";

/** Bytes come in through HTTP routes of their own (`uploadMedia`, `receivePiece`); everything else about files is here. */
export const mediaRouter = router({
  list: permit("media:read")
    .input(listMediaInput)
    .output(listMediaOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listMedia(tx, ctx.publication.id, input))),
  find: permit("media:read")
    .input(findMediaInput)
    .output(media)
    .query(({ ctx, input }) => findMedia(ctx, input)),
  update: staffProcedure
    .input(updateMediaInput)
    .output(media)
    .mutation(({ ctx, input }) => updateMedia(ctx, input)),
  uses: permit("media:read")
    .input(mediaRefInput)
    .output(mediaUses)
    .query(({ ctx, input }) => tellUses(ctx, input)),
  crop: staffProcedure
    .input(cropMediaInput)
    .output(media)
    .mutation(({ ctx, input }) => cropMedia(ctx, input)),
  replace: staffProcedure
    .input(replaceMediaInput)
    .output(replaceMediaOutput)
    .mutation(({ ctx, input }) => replaceMedia(ctx, input)),
  move: staffProcedure
    .input(moveMediaInput)
    .output(moveMediaOutput)
    .mutation(({ ctx, input }) => moveMedia(ctx, input)),
  delete: staffProcedure
    .input(deleteMediaInput)
    .output(media)
    .mutation(({ ctx, input }) => deleteMedia(ctx, input)),
  restore: staffProcedure
    .input(mediaRefInput)
    .output(media)
    .mutation(({ ctx, input }) => restoreMedia(ctx, input)),
  bulk: staffProcedure
    .input(mediaBulkInput)
    .output(mediaBulkOutput)
    .mutation(async ({ ctx, input }) => ({ results: await changeManyMedia(ctx, input.steps) })),
  folders: router({
    list: permit("media:read")
      .output(listFoldersOutput)
      .query(({ ctx }) => look(ctx, (tx) => listFolders(tx, ctx.publication.id))),
    create: staffProcedure
      .input(createFolderInput)
      .output(mediaFolder)
      .mutation(({ ctx, input }) => createFolder(ctx, input)),
    update: staffProcedure
      .input(updateFolderInput)
      .output(mediaFolder)
      .mutation(({ ctx, input }) => updateFolder(ctx, input)),
    delete: staffProcedure
      .input(deleteFolderInput)
      .output(deleteFolderInput)
      .mutation(({ ctx, input }) => deleteFolder(ctx, input)),
  }),
  uploads: router({
    start: personProcedure
      .input(startUploadInput)
      .output(startUploadOutput)
      .mutation(({ ctx, input }) => startUpload(ctx, input)),
    finish: personProcedure
      .input(uploadRefInput)
      .output(finishUploadOutput)
      .mutation(({ ctx, input }) => finishUpload(ctx, input)),
    cancel: personProcedure
      .input(uploadRefInput)
      .output(uploadRefInput)
      .mutation(({ ctx, input }) => cancelUpload(ctx, input)),
  }),
});
