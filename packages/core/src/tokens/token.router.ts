import {
  createTokenInput,
  createTokenOutput,
  listTokensOutput,
  revokeTokenInput,
} from "@broadsheet/contract/tokens";
import { look } from "../kernel/context.ts";
import { permit, router, staffProcedure } from "../kernel/trpc.ts";
import { createToken } from "./create-token.ts";
import { revokeToken } from "./revoke-token.ts";
import { listTokens } from "./token.reads.ts";

export const tokenRouter = router({
  list: permit("token:manage")
    .output(listTokensOutput)
    .query(({ ctx }) => look(ctx, (tx) => listTokens(tx, ctx.publication.id))),
  create: staffProcedure
    .input(createTokenInput)
    .output(createTokenOutput)
    .mutation(({ ctx, input }) => createToken(ctx, input)),
  revoke: staffProcedure
    .input(revokeTokenInput)
    .output(revokeTokenInput)
    .mutation(({ ctx, input }) => revokeToken(ctx, input)),
});
