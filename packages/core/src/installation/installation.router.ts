import { claimInput, installationState, signedInOutput } from "@broadsheet/contract/people";
import { look } from "../kernel/context.ts";
import { publicProcedure, router } from "../kernel/trpc.ts";
import { claimInstallation } from "./claim-installation.ts";
import { readClaimed } from "./installation.reads.ts";

/** The first hour of an installation: has it an owner, and becoming that owner. */
export const installationRouter = router({
  state: publicProcedure.output(installationState).query(async ({ ctx }) => ({
    claimed: await look(ctx, (tx) => readClaimed(tx, ctx.publication.id)),
  })),
  claim: publicProcedure
    .input(claimInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const opened = await claimInstallation(ctx, input);
      await ctx.keepSession?.(opened);
      return opened;
    }),
});
