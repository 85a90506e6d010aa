import {
  collabChanges,
  collabPost,
  followDocumentInput,
  pushUpdatesInput,
  pushUpdatesOutput,
  reportPresenceInput,
  reportPresenceOutput,
  settleDocumentInput,
  syncDocumentInput,
  syncDocumentOutput,
} from "@broadsheet/contract/collab";
import { numbered, personProcedure, router, streamOf } from "../kernel/trpc.ts";
import { followDocument, pollDocument } from "./follow-document.ts";
import { pushUpdates } from "./push-updates.ts";
import { reportPresence } from "./report-presence.ts";
import { settleDocument } from "./settle-document.ts";
import { syncDocument } from "./sync-document.ts";

/** Writing together: replicas of a post's document in browsers, and the one in the database. */
export const collabRouter = router({
  /** A mutation for its size: what a replica has is more than an address can carry. */
  sync: personProcedure
    .input(syncDocumentInput)
    .output(syncDocumentOutput)
    .mutation(({ ctx, input }) => syncDocument(ctx, input)),
  push: personProcedure
    .input(pushUpdatesInput)
    .output(pushUpdatesOutput)
    .mutation(({ ctx, input }) => pushUpdates(ctx, input)),
  changes: personProcedure
    .input(followDocumentInput)
    .output(streamOf(collabChanges))
    .subscription(async ({ ctx, input, signal }) =>
      numbered(await followDocument(ctx, input, signal), ({ seq }) => seq),
    ),
  poll: personProcedure
    .input(followDocumentInput)
    .output(collabChanges)
    .query(({ ctx, input }) => pollDocument(ctx, input)),
  presence: personProcedure
    .input(reportPresenceInput)
    .output(reportPresenceOutput)
    .mutation(({ ctx, input }) => reportPresence(ctx, input)),
  settle: personProcedure
    .input(settleDocumentInput)
    .output(collabPost)
    .mutation(({ ctx, input }) => settleDocument(ctx, input)),
});
