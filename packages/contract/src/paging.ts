import { z } from "zod";

/** What every list takes: an opaque cursor from the page before, and a size. */
export const pageInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** What every list answers. `nextCursor` is null on the last page. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Posts of a tag or author are counted as far as this in lists of the studio; one more stands for all that there are beyond. */
export const mostCounted = 100;
