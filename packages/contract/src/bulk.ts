import { z } from "zod";
import { id } from "./primitives.ts";

/** What came of one step of many. */
export const bulkResultOf = <Step extends z.ZodType>(step: Step) =>
  z.object({
    id,
    outcome: z.enum(["done", "unchanged", "refused"]),
    /** Why it was refused, in words for people. */
    reason: z.string().nullable(),
    /** What takes it back; null where nothing does. */
    undo: step.nullable(),
  });
