import {
  deleteMediaInput,
  listMediaInput,
  listMediaOutput,
  media,
  updateMediaInput,
} from "@broadsheet/contract/media";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { deleteMedia, updateMedia } from "./change-media.ts";
import { listMedia } from "./media.reads.ts";

/** Files are uploaded as bytes, through their own HTTP route (`uploadMedia`); everything else about them is here. */
export const mediaRouter = router({
  list: permit("media:read")
    .input(listMediaInput)
    .output(listMediaOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listMedia(tx, ctx.publication.id, input))),
  update: staffProcedure
    .input(updateMediaInput)
    .output(media)
    .mutation(({ ctx, input }) => updateMedia(ctx, input)),
  delete: staffProcedure
    .input(deleteMediaInput)
    .output(deleteMediaInput)
    .mutation(({ ctx, input }) => deleteMedia(ctx, input)),
});
