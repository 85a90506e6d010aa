import { publication, updatePublicationInput } from "@broadsheet/contract/publications";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { requirePublication } from "./publication.reads.ts";
import { updatePublication } from "./update-publication.ts";

export const publicationRouter = router({
  get: permit("publication:read")
    .output(publication)
    .query(({ ctx }) => look(ctx, (tx) => requirePublication(tx, ctx.publication.id))),
  update: staffProcedure
    .input(updatePublicationInput)
    .output(publication)
    .mutation(({ ctx, input }) => updatePublication(ctx, input)),
});
