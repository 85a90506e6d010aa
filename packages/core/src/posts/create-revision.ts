import type { PostDetail } from "@broadsheet/contract/posts";
import type { ActorContext } from "../kernel/context.ts";
import { insertRevision } from "./revision.writes.ts";
import { type PostRef, takeStep } from "./take-step.ts";

/** Keeps the working copy as it is now, under a note. */
export function createRevision(ctx: ActorContext, input: PostRef & { note: string }): Promise<PostDetail> {
  return takeStep(ctx, input, "edit", (tx, post) => insertRevision(tx, ctx, post, "manual", input.note));
}
