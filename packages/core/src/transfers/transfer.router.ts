import {
  currentTransfers,
  listTransfersInput,
  listTransfersOutput,
  runImportInput,
  startTransferInput,
  startTransferOutput,
  transfer,
  transferRefInput,
  transferReport,
} from "@broadsheet/contract/transfers";
import { look } from "../kernel/context.ts";
import { personProcedure, router } from "../kernel/trpc.ts";
import { startExport, startImport } from "./start-run.ts";
import { discardTransfer, stopTransfer } from "./stop-transfer.ts";
import { kindsFor } from "./transfer.policy.ts";
import { listTransfers, readActiveTransfer } from "./transfer.reads.ts";
import { readTransferReport } from "./transfer-report.ts";
import { startTransfer } from "./upload-transfer.ts";

/** Imports and exports. Pieces of archives come in, and archives and reports go out, through HTTP routes of their own. */
export const transferRouter = router({
  list: personProcedure
    .input(listTransfersInput)
    .output(listTransfersOutput)
    .query(({ ctx, input }) => {
      const kinds = kindsFor(ctx.actor);
      const now = ctx.clock.now();
      return look(ctx, (tx) => listTransfers(tx, ctx.publication.id, { ...input, kinds, now }));
    }),
  current: personProcedure.output(currentTransfers).query(async ({ ctx }) => {
    kindsFor(ctx.actor);
    const active = await look(ctx, (tx) => readActiveTransfer(tx, ctx.publication.id, ctx.clock.now()));
    return { active: active ?? null, maxBytes: ctx.config.importBytes };
  }),
  report: personProcedure
    .input(transferRefInput)
    .output(transferReport)
    .query(({ ctx, input }) => readTransferReport(ctx, input)),
  startUpload: personProcedure
    .input(startTransferInput)
    .output(startTransferOutput)
    .mutation(({ ctx, input }) => startTransfer(ctx, input)),
  look: personProcedure
    .input(runImportInput)
    .output(transfer)
    .mutation(({ ctx, input }) => startImport(ctx, input, "look")),
  import: personProcedure
    .input(runImportInput)
    .output(transfer)
    .mutation(({ ctx, input }) => startImport(ctx, input, "import")),
  export: personProcedure.output(transfer).mutation(({ ctx }) => startExport(ctx)),
  stop: personProcedure
    .input(transferRefInput)
    .output(transfer)
    .mutation(({ ctx, input }) => stopTransfer(ctx, input)),
  discard: personProcedure
    .input(transferRefInput)
    .output(transfer)
    .mutation(({ ctx, input }) => discardTransfer(ctx, input)),
});
