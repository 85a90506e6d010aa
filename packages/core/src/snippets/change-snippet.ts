import { AppError } from "@broadsheet/contract/errors";
import type { Snippet, updateSnippetInput } from "@broadsheet/contract/snippets";
import type { Tx } from "@broadsheet/db/connection";
import type { z } from "zod";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { nameTaken } from "./create-snippet.ts";
import { maySeeSnippets } from "./snippet.policy.ts";
import { requireSnippet } from "./snippet.reads.ts";
import { deleteSnippetRow, updateSnippetRow } from "./snippet.writes.ts";
import { snippetContent } from "./snippet-content.ts";

/** Renames a snippet, or puts something else into it; texts that have a copy stay as they are. CONFLICT when somebody else changed it meanwhile. */
export async function updateSnippet(
  ctx: ActorContext,
  { id, version, name, document }: z.output<typeof updateSnippetInput>,
): Promise<Snippet> {
  const content = document && snippetContent(document);
  try {
    return await transact(ctx, async (tx) => {
      const before = await requireMine(tx, ctx, id);
      const change = {
        ...(name !== undefined && { name }),
        ...content,
        ...{ updatedAt: nowOf(ctx), updatedBy: userIdOf(ctx.actor) },
      };
      if (!(await updateSnippetRow(tx, ctx.publication.id, { id, version }, change)))
        throw new AppError("CONFLICT", undefined, { currentVersion: before.version });
      const renamed = name !== undefined && name !== before.name;
      await audit(tx, ctx, {
        action: "snippet.updated",
        subjectType: "snippet",
        subjectId: id,
        data: { name: name ?? before.name, ...(renamed && { from: before.name }) },
      });
      return requireSnippet(tx, ctx, id);
    });
  } catch (error) {
    throw nameTaken(error);
  }
}

/** Deletes a snippet; texts that have a copy keep it. */
export function deleteSnippet(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    const { name } = await requireMine(tx, ctx, id);
    await deleteSnippetRow(tx, ctx.publication.id, id);
    await audit(tx, ctx, {
      action: "snippet.deleted",
      subjectType: "snippet",
      subjectId: id,
      data: { name },
    });
    return { id };
  });
}

async function requireMine(tx: Tx, ctx: ActorContext, id: string): Promise<Snippet> {
  if (!maySeeSnippets(ctx.actor)) throw new AppError("FORBIDDEN");
  const snippet = await requireSnippet(tx, ctx, id);
  if (!snippet.mayChange) throw new AppError("FORBIDDEN");
  return snippet;
}
