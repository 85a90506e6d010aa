import type { BundleAction, BundleStatus } from "@broadsheet/contract/bundle-ref";
import { AppError, type ErrorCode } from "@broadsheet/contract/errors";
import { type Actor, can } from "../kernel/actor.ts";
import { type PostState, type PublicationRules, step } from "../posts/post.policy.ts";

/** Bundles are for people who may publish something. Throws UNAUTHENTICATED or FORBIDDEN. */
export function requirePublisher(actor: Actor): void {
  if (can(actor, "post:publish:any") || can(actor, "post:publish:own")) return;
  throw new AppError(actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
}

const refusals: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: "It is not yours to see",
  FORBIDDEN: "You may not publish it",
  REVIEW_REQUIRED: "It needs an approval first",
};

/**
 * Why a post cannot do its part of a bundle now; null when it can. Once the bundle is scheduled whoever scheduled it has been asked, so
 * `actor` is Broadsheet itself, and what counts is whether the post still is what was scheduled.
 */
export function refusalOf(
  actor: Actor,
  post: PostState,
  action: BundleAction,
  bundleStatus: BundleStatus,
  rules: PublicationRules,
): string | null {
  const taken = step(actor, post, action, rules);
  if (!taken.ok) return refusals[taken.code] ?? whyNot(post, action);
  if (bundleStatus === "scheduled" && action === "publish" && post.status !== "scheduled")
    return "It was changed since, and needs an approval again";
  return null;
}

function whyNot(post: PostState, action: BundleAction): string {
  if (post.deleted) return "It is in the bin";
  if (post.status === "archived") return "It is in the archive";
  return action === "publish" ? "Readers already see this version" : "It is not on the site";
}
