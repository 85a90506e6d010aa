import type { UserActor } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { tagsOfAuthor } from "../site/cache-tags.ts";
import { renameByline, updateUser } from "./account.writes.ts";

/** Changes the actor's own name, and their byline with it while that is the same. */
export async function updateMe(
  ctx: Context & { actor: UserActor },
  { name }: { name?: string | undefined },
): Promise<void> {
  const { actor } = ctx;
  if (name === undefined || name === actor.name) return;
  const now = nowOf(ctx);
  await transact(ctx, async (tx) => {
    await updateUser(tx, actor.userId, { name, updatedAt: now });
    await renameByline(tx, ctx.publication.id, actor.authorId, { from: actor.name, to: name, now });
    await purge(tx, ctx, tagsOfAuthor(ctx.publication.id, actor.authorId));
    await audit(tx, ctx, { action: "user.renamed", subjectType: "user", subjectId: actor.userId });
  });
}
