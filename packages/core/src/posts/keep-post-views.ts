import { AppError } from "@broadsheet/contract/errors";
import type { createPostViewInput, PostView, updatePostViewInput } from "@broadsheet/contract/post-lists";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import type { z } from "zod";
import { can, type UserActor } from "../kernel/actor.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type Context, nowOf, transact } from "../kernel/context.ts";
import { countPostViews, findPostView, toPostView } from "./post-view.reads.ts";
import { deletePostViewRow, insertPostView, updatePostViewRow } from "./post-view.writes.ts";

type PersonContext = Context & { actor: UserActor };

const mostViews = 50;

/** Keeps what a list is narrowed down to under a name. Editors may share it with everybody. */
export function createPostView(
  ctx: PersonContext,
  { kind, name, shared, filter }: z.output<typeof createPostViewInput>,
): Promise<PostView> {
  if (shared) requirePermission(ctx.actor, "post:review");
  const publicationId = ctx.publication.id;
  const { userId } = ctx.actor;
  return transact(ctx, async (tx) => {
    if ((await countPostViews(tx, publicationId, userId)) >= mostViews)
      throw new AppError("INVALID_INPUT", `You keep ${mostViews} views already; delete one you do not need`);
    const row = { publicationId, id: newId(), userId, kind, name, shared, filter, createdAt: nowOf(ctx) };
    await insertPostView(tx, row);
    return toPostView(row, userId);
  });
}

/** Changes one's own view; a shared one, any editor. */
export function updatePostView(
  ctx: PersonContext,
  { id, name, shared, filter }: z.output<typeof updatePostViewInput>,
): Promise<PostView> {
  return transact(ctx, async (tx) => {
    const row = await requireMine(tx, ctx, id);
    const change = { name: name ?? row.name, shared: shared ?? row.shared, filter: filter ?? row.filter };
    if (change.shared) requirePermission(ctx.actor, "post:review");
    await updatePostViewRow(tx, ctx.publication.id, id, change);
    return toPostView({ ...row, ...change }, ctx.actor.userId);
  });
}

export function deletePostView(ctx: PersonContext, { id }: { id: string }): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    await requireMine(tx, ctx, id);
    await deletePostViewRow(tx, ctx.publication.id, id);
    return { id };
  });
}

async function requireMine(tx: Tx, ctx: PersonContext, id: string) {
  const row = await findPostView(tx, ctx.publication.id, id);
  const own = row?.userId === ctx.actor.userId;
  if (!row || !(own || row.shared)) throw new AppError("NOT_FOUND");
  if (!own && !can(ctx.actor, "post:review")) throw new AppError("FORBIDDEN");
  return row;
}
