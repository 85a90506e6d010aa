import { getChecklistInput, getChecklistOutput } from "@broadsheet/contract/checklist";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { getChecklist } from "./get-checklist.ts";

/** What a post should have before it goes out. */
export const checklistRouter = router({
  get: staffProcedure
    .input(getChecklistInput)
    .output(getChecklistOutput)
    .query(({ ctx, input }) => getChecklist(ctx, input)),
});
