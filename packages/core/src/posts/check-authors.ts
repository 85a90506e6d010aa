import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { authors } from "@broadsheet/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../kernel/context.ts";

/** Refuses a byline that names authors who do not exist in this publication; those it names stay until the transaction ends. */
export async function checkAuthors(tx: Tx, ctx: Context, authorIds: readonly string[]): Promise<void> {
  const wanted = new Set(authorIds);
  const found = await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(eq(authors.publicationId, ctx.publication.id), inArray(authors.id, [...wanted])))
    .for("key share");
  if (found.length === wanted.size) return;
  const message = "One of these authors does not exist";
  throw new AppError("INVALID_INPUT", message, { issues: [{ path: "authorIds", message }] });
}
