import type { Page } from "@broadsheet/contract/paging";
import type { Redirect } from "@broadsheet/contract/redirects";
import type { Tx } from "@broadsheet/db/connection";
import { redirects } from "@broadsheet/db/schema";
import { and, asc, eq, gt, ilike, or } from "drizzle-orm";
import { z } from "zod";
import { decodeCursor, pageFrom } from "../kernel/cursor.ts";
import { containing } from "../kernel/like.ts";

/** Redirects by the path they stand at. */
export async function listRedirects(
  tx: Tx,
  publicationId: string,
  input: { cursor?: string | undefined; limit: number; q?: string | undefined },
): Promise<Page<Redirect>> {
  const after = decodeCursor(input.cursor, z.tuple([z.string()]));
  const pattern = input.q && containing(input.q);
  const rows = await tx
    .select({
      id: redirects.id,
      fromPath: redirects.fromPath,
      to: redirects.to,
      permanent: redirects.permanent,
      createdAt: redirects.createdAt,
    })
    .from(redirects)
    .where(
      and(
        eq(redirects.publicationId, publicationId),
        pattern ? or(ilike(redirects.fromPath, pattern), ilike(redirects.to, pattern)) : undefined,
        after ? gt(redirects.fromPath, after[0]) : undefined,
      ),
    )
    .orderBy(asc(redirects.fromPath))
    .limit(input.limit + 1);
  return pageFrom(
    rows,
    input.limit,
    (row) => [row.fromPath],
    (row) => row,
  );
}
