import { calendarInput, calendarOutput, undatedInput, undatedOutput } from "@broadsheet/contract/calendar";
import { transact } from "../kernel/context.ts";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { listUndated, readCalendar } from "./calendar.reads.ts";

/** What happens to posts when; everybody sees of it the posts they may see. */
export const calendarRouter = router({
  range: staffProcedure
    .input(calendarInput)
    .output(calendarOutput)
    .query(({ ctx, input }) => transact(ctx, (tx) => readCalendar(tx, ctx, input))),
  undated: staffProcedure
    .input(undatedInput)
    .output(undatedOutput)
    .query(({ ctx, input }) => transact(ctx, (tx) => listUndated(tx, ctx, input))),
});
