import type { Page } from "@broadsheet/contract/paging";
import type { Redirect } from "@broadsheet/contract/redirects";
import type { Tx } from "@broadsheet/db/connection";
import { redirects } from "@broadsheet/db/schema";
import { and, asc, eq, gt, ilike, inArray, or } from "drizzle-orm";
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

/** Addresses asked for at a time. */
const batch = 5_000;

/** Those of the addresses that lead somewhere, with where they lead. */
export async function findRedirectsFrom(
  tx: Tx,
  publicationId: string,
  fromPaths: readonly string[],
): Promise<Map<string, Pick<Redirect, "to" | "permanent">>> {
  const found = new Map<string, Pick<Redirect, "to" | "permanent">>();
  for (let start = 0; start < fromPaths.length; start += batch) {
    const some = fromPaths.slice(start, start + batch);
    const rows = await tx
      .select({ fromPath: redirects.fromPath, to: redirects.to, permanent: redirects.permanent })
      .from(redirects)
      .where(and(eq(redirects.publicationId, publicationId), inArray(redirects.fromPath, some)));
    for (const { fromPath, ...rest } of rows) found.set(fromPath, rest);
  }
  return found;
}

/** Redirects one export holds. */
const mostExported = 50_000;
const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** All redirects as CSV with a heading, by the path they stand at. */
export async function exportRedirects(
  tx: Tx,
  publicationId: string,
): Promise<{ csv: string; count: number }> {
  const rows = await tx
    .select({ fromPath: redirects.fromPath, to: redirects.to, permanent: redirects.permanent })
    .from(redirects)
    .where(eq(redirects.publicationId, publicationId))
    .orderBy(asc(redirects.fromPath))
    .limit(mostExported);
  const lines = rows.map(({ fromPath, to, permanent }) =>
    [quoted(fromPath), quoted(to), permanent ? "301" : "302"].join(","),
  );
  return { csv: ["from,to,status", ...lines, ""].join("\n"), count: rows.length };
}
