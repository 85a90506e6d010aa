import { AppError } from "@broadsheet/contract/errors";
import type { Snippet, SnippetSummary } from "@broadsheet/contract/snippets";
import { maxSnippets } from "@broadsheet/contract/vocabulary";
import type { Tx } from "@broadsheet/db/connection";
import { snippets, users } from "@broadsheet/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ActorContext } from "../kernel/context.ts";
import { mayChangeSnippet } from "./snippet.policy.ts";

const maker = alias(users, "maker");
const changer = alias(users, "changer");

const columns = {
  id: snippets.id,
  name: snippets.name,
  excerpt: snippets.excerpt,
  version: snippets.version,
  createdAt: snippets.createdAt,
  createdBy: maker.name,
  updatedAt: snippets.updatedAt,
  updatedBy: changer.name,
  makerId: snippets.createdBy,
};

interface MadeBy {
  makerId: string | null;
}

/** As the contract has it, for this actor. */
function toSnippet<Row extends MadeBy>(ctx: ActorContext, { makerId, ...row }: Row) {
  return { ...row, mayChange: mayChangeSnippet(ctx.actor, { createdBy: makerId }) };
}

/** All snippets, by name. */
export async function listSnippets(tx: Tx, ctx: ActorContext): Promise<SnippetSummary[]> {
  const rows = await tx
    .select(columns)
    .from(snippets)
    .leftJoin(maker, eq(maker.id, snippets.createdBy))
    .leftJoin(changer, eq(changer.id, snippets.updatedBy))
    .where(eq(snippets.publicationId, ctx.publication.id))
    .orderBy(asc(sql`lower(${snippets.name})`), asc(snippets.id))
    .limit(maxSnippets);
  return rows.map((row) => toSnippet(ctx, row));
}

/** One snippet with what it holds, or NOT_FOUND. */
export async function requireSnippet(tx: Tx, ctx: ActorContext, id: string): Promise<Snippet> {
  const [row] = await tx
    .select({ ...columns, document: snippets.document })
    .from(snippets)
    .leftJoin(maker, eq(maker.id, snippets.createdBy))
    .leftJoin(changer, eq(changer.id, snippets.updatedBy))
    .where(and(eq(snippets.publicationId, ctx.publication.id), eq(snippets.id, id)));
  if (!row) throw new AppError("NOT_FOUND");
  return toSnippet(ctx, row);
}

export function countSnippets(tx: Tx, publicationId: string): Promise<number> {
  return tx.$count(snippets, eq(snippets.publicationId, publicationId));
}
