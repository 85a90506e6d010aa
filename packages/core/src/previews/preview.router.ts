import {
  createPreviewLinkInput,
  createPreviewLinkOutput,
  listPreviewLinksInput,
  listPreviewLinksOutput,
  revokePreviewLinkInput,
} from "@broadsheet/contract/previews";
import { transact } from "../kernel/context.ts";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { requireVisible } from "../posts/post-state.reads.ts";
import { createPreviewLink } from "./create-preview-link.ts";
import { listPreviewLinks } from "./preview-link.reads.ts";
import { revokePreviewLink } from "./revoke-preview-link.ts";

/** Secret addresses of working copies, for people without an account. */
export const previewRouter = router({
  list: staffProcedure
    .input(listPreviewLinksInput)
    .output(listPreviewLinksOutput)
    .query(({ ctx, input }) =>
      transact(ctx, async (tx) => {
        await requireVisible(tx, ctx, input.postId);
        return listPreviewLinks(tx, ctx, input.postId);
      }),
    ),
  create: staffProcedure
    .input(createPreviewLinkInput)
    .output(createPreviewLinkOutput)
    .mutation(({ ctx, input }) => createPreviewLink(ctx, input)),
  revoke: staffProcedure
    .input(revokePreviewLinkInput)
    .output(revokePreviewLinkInput)
    .mutation(({ ctx, input }) => revokePreviewLink(ctx, input)),
});
