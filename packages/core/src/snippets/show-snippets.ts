import { AppError } from "@broadsheet/contract/errors";
import type { Snippet, SnippetSummary } from "@broadsheet/contract/snippets";
import { type ActorContext, look } from "../kernel/context.ts";
import { maySeeSnippets } from "./snippet.policy.ts";
import { listSnippets, requireSnippet } from "./snippet.reads.ts";

function requireWriter({ actor }: ActorContext): void {
  if (!maySeeSnippets(actor)) throw new AppError("FORBIDDEN");
}

/** All snippets by name, without what they hold. */
export async function showSnippets(ctx: ActorContext): Promise<SnippetSummary[]> {
  requireWriter(ctx);
  return look(ctx, (tx) => listSnippets(tx, ctx));
}

export async function showSnippet(ctx: ActorContext, { id }: { id: string }): Promise<Snippet> {
  requireWriter(ctx);
  return look(ctx, (tx) => requireSnippet(tx, ctx, id));
}
