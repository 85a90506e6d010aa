import type { reportPresenceInput } from "@broadsheet/contract/collab";
import { AppError } from "@broadsheet/contract/errors";
import type { z } from "zod";
import type { UserActor } from "../kernel/actor.ts";
import { afterCommit, type Context, nowOf, transact } from "../kernel/context.ts";
import { requireOpenPost } from "./describe-post.ts";
import { feedsOf } from "./feeds.ts";
import { deletePresence, upsertPresence } from "./presence.writes.ts";

/** Notes where a person is in a post they have open, and tells the others. The name they see is the one of the session. */
export function reportPresence(
  ctx: Context & { actor: UserActor },
  { postId, client, caret, part, leaving }: z.output<typeof reportPresenceInput>,
): Promise<Record<string, never>> {
  const publicationId = ctx.publication.id;
  const { userId, name } = ctx.actor;
  return transact(ctx, async (tx) => {
    await requireOpenPost(tx, ctx, ctx.actor, postId);
    if (leaving) {
      if (await deletePresence(tx, { publicationId, postId, client, userId }))
        afterCommit(tx, ({ bus }) => feedsOf(bus).gone(publicationId, postId, client));
      return {};
    }
    const row = { publicationId, postId, client, userId, caret, place: part, seenAt: nowOf(ctx) };
    if (!(await upsertPresence(tx, row))) throw new AppError("FORBIDDEN");
    afterCommit(tx, ({ bus }) =>
      feedsOf(bus).here(publicationId, postId, { client, userId, name, caret, part }),
    );
    return {};
  });
}
