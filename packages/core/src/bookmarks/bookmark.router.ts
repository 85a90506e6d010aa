import { describePageInput, describePageOutput } from "@broadsheet/contract/bookmarks";
import { personProcedure, router } from "../kernel/trpc.ts";
import { describePage } from "./describe-page.ts";

/** What bookmarks in posts say of the pages they lead to. */
export const bookmarkRouter = router({
  // A mutation, though nothing is stored: each call goes out to somebody's server, and must not be repeated for caches.
  describe: personProcedure
    .input(describePageInput)
    .output(describePageOutput)
    .mutation(({ ctx, input }) => describePage(ctx, input)),
});
