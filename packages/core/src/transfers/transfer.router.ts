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
import { personProcedure, router } from "../kernel/trpc.ts";
import { showCurrent, showTransfers } from "./show-transfers.ts";
import { startExport, startImport } from "./start-run.ts";
import { discardTransfer, stopTransfer } from "./stop-transfer.ts";
import { readTransferReport } from "./transfer-report.ts";
import { startTransfer } from "./upload-transfer.ts";

/** Imports and exports. Pieces of archives come in, and archives and reports go out, through HTTP routes of their own. */
export const transferRouter = router({
  list: personProcedure
    .input(listTransfersInput)
    .output(listTransfersOutput)
    .query(({ ctx, input }) => showTransfers(ctx, input)),
  current: personProcedure.output(currentTransfers).query(({ ctx }) => showCurrent(ctx)),
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
