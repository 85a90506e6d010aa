import {
  createRedirectInput,
  deleteRedirectInput,
  exportRedirectsOutput,
  importRedirectsInput,
  importRedirectsOutput,
  listRedirectsInput,
  listRedirectsOutput,
  redirect,
} from "@broadsheet/contract/redirects";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { createRedirect } from "./create-redirect.ts";
import { deleteRedirect } from "./delete-redirect.ts";
import { importRedirects } from "./import-redirects.ts";
import { exportRedirects, listRedirects } from "./redirect.reads.ts";

export const redirectRouter = router({
  list: permit("redirect:manage")
    .input(listRedirectsInput)
    .output(listRedirectsOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listRedirects(tx, ctx.publication.id, input))),
  create: staffProcedure
    .input(createRedirectInput)
    .output(redirect)
    .mutation(({ ctx, input }) => createRedirect(ctx, input)),
  import: staffProcedure
    .input(importRedirectsInput)
    .output(importRedirectsOutput)
    .mutation(({ ctx, input }) => importRedirects(ctx, input)),
  export: permit("redirect:manage")
    .output(exportRedirectsOutput)
    .query(({ ctx }) => look(ctx, (tx) => exportRedirects(tx, ctx.publication.id))),
  delete: staffProcedure
    .input(deleteRedirectInput)
    .output(deleteRedirectInput)
    .mutation(({ ctx, input }) => deleteRedirect(ctx, input)),
});
