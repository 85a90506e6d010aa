import type { PreviewLink } from "@broadsheet/contract/previews";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, previewLinks, users } from "@broadsheet/db/schema";
import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { type Context, nowOf } from "../kernel/context.ts";
import { descending } from "../kernel/order.ts";

/** Links that ended are shown for a month, so that one can see what became of them. */
const shownDays = 30;

/** Who made it may still come in themselves: a link outlives no place on the staff. Programs' links stand for themselves. */
const makerIsHere = sql<boolean>`(${previewLinks.createdBy} is null or exists (
  select 1 from ${memberships}
  where ${memberships.publicationId} = ${previewLinks.publicationId} and ${memberships.userId} = ${previewLinks.createdBy}
    and ${memberships.suspendedAt} is null))`;

const columns = {
  id: previewLinks.id,
  label: previewLinks.label,
  createdAt: previewLinks.createdAt,
  createdBy: sql<
    string | null
  >`(select ${users.name} from ${users} where ${users.id} = ${previewLinks.createdBy})`,
  expiresAt: previewLinks.expiresAt,
  revokedAt: previewLinks.revokedAt,
  lastUsedAt: previewLinks.lastUsedAt,
  uses: previewLinks.uses,
  makerIsHere,
};

/** The links of a post, newest first, at most 100. */
export async function listPreviewLinks(tx: Tx, ctx: Context, postId: string): Promise<PreviewLink[]> {
  const now = nowOf(ctx);
  const since = new Date(Date.parse(now) - shownDays * 24 * 60 * 60 * 1000).toISOString();
  const rows = await tx
    .select(columns)
    .from(previewLinks)
    .where(
      and(
        eq(previewLinks.publicationId, ctx.publication.id),
        eq(previewLinks.postId, postId),
        gt(previewLinks.expiresAt, since),
        or(isNull(previewLinks.revokedAt), gt(previewLinks.revokedAt, since)),
      ),
    )
    .orderBy(descending(previewLinks.createdAt), descending(previewLinks.id))
    .limit(100);
  return rows.map(({ makerIsHere: here, ...row }) => ({
    ...row,
    active: here && row.revokedAt === null && row.expiresAt > now,
  }));
}

/** The post a link leads to; null when the link is unknown or opens nothing any more. */
export async function findPreviewedPost(
  tx: Tx,
  ctx: Context,
  tokenHash: string,
): Promise<{ id: string; postId: string; expiresAt: string } | null> {
  const [row] = await tx
    .select({ id: previewLinks.id, postId: previewLinks.postId, expiresAt: previewLinks.expiresAt })
    .from(previewLinks)
    .where(
      and(
        eq(previewLinks.publicationId, ctx.publication.id),
        eq(previewLinks.tokenHash, tokenHash),
        isNull(previewLinks.revokedAt),
        gt(previewLinks.expiresAt, nowOf(ctx)),
        makerIsHere,
      ),
    );
  return row ?? null;
}
