import { AppError } from "@broadsheet/contract/errors";
import type { createSnippetInput, Snippet } from "@broadsheet/contract/snippets";
import { maxSnippets } from "@broadsheet/contract/vocabulary";
import { violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import type { z } from "zod";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { countSnippets, requireSnippet } from "./snippet.reads.ts";
import { insertSnippet } from "./snippet.writes.ts";
import { snippetContent } from "./snippet-content.ts";

/** Keeps a piece of text under a name. A name that is taken, whatever its case, is ALREADY_EXISTS. */
export async function createSnippet(
  ctx: ActorContext,
  { name, document }: z.output<typeof createSnippetInput>,
): Promise<Snippet> {
  requirePermission(ctx.actor, "snippet:create");
  const publicationId = ctx.publication.id;
  const content = snippetContent(document);
  try {
    return await transact(ctx, async (tx) => {
      if ((await countSnippets(tx, publicationId)) >= maxSnippets)
        throw new AppError(
          "INVALID_INPUT",
          `There are ${maxSnippets} snippets already; delete one nobody needs`,
        );
      const [id, now, who] = [newId(), nowOf(ctx), userIdOf(ctx.actor)];
      await insertSnippet(tx, {
        ...{ publicationId, id, name, ...content },
        ...{ createdAt: now, createdBy: who, updatedAt: now, updatedBy: who },
      });
      await audit(tx, ctx, {
        action: "snippet.created",
        subjectType: "snippet",
        subjectId: id,
        data: { name },
      });
      return requireSnippet(tx, ctx, id);
    });
  } catch (error) {
    throw nameTaken(error);
  }
}

/** The error to show when a snippet's name is in use; any other is given back as it is. */
export function nameTaken(error: unknown): unknown {
  if (!violatesUnique(error, "snippets_name")) return error;
  const message = "Another snippet already has this name";
  return new AppError("ALREADY_EXISTS", message, { issues: [{ path: "name", message }] }, { cause: error });
}
