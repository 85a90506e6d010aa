import { AppError, type FieldIssue } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import { checklistIssues } from "../checklist/checklist-of.ts";
import type { ActorContext } from "../kernel/context.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import { heldAddress } from "./slug.writes.ts";

/**
 * What in a locked post itself keeps it from readers, whoever publishes it: the one list that publishing, scheduling and bundles ask. Who may
 * take the step is the policy's to say.
 */
export async function obstaclesTo(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<FieldIssue[]> {
  const { id: postId, kind, working } = post;
  const issues: FieldIssue[] = [];
  if (working.title === "") issues.push({ path: "title", message: "It needs a title" });
  const place = { publicationId: ctx.publication.id, kind, postId };
  if (working.slug !== null && (await heldAddress(tx, place, working.slug)))
    issues.push({ path: "slug", message: `Another ${kind} has the address “${working.slug}”` });
  return [...issues, ...(await checklistIssues(tx, ctx, post))];
}

/** Throws INVALID_INPUT with everything that stands in the way; SLUG_TAKEN or CHECKLIST_UNMET when it is that alone. */
export async function requireReady(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<void> {
  const issues = await obstaclesTo(tx, ctx, post);
  const [first] = issues;
  if (!first) return;
  const message = issues.map((issue) => issue.message).join(". ");
  if (issues.length === 1 && first.path === "slug") throw new AppError("SLUG_TAKEN", message, { issues });
  const onlyChecklist = issues.every(({ path }) => path.startsWith("checklist."));
  throw new AppError(onlyChecklist ? "CHECKLIST_UNMET" : "INVALID_INPUT", message, { issues });
}
