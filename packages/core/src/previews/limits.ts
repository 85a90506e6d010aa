import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import type { Context } from "../kernel/context.ts";
import { limit, networkOf } from "../kernel/limit.ts";

const minute = 60;

/** A network may open many previews: a whole office reads from one. Each costs a rendering, and each guess a look-up. */
const openings: RatePolicy = { name: "preview-network", points: 240, durationSeconds: 10 * minute };
const links: RatePolicy = { name: "preview-links", points: 60, durationSeconds: 60 * minute };

/** Takes one opening of a preview. Throws RATE_LIMITED. */
export function limitPreview(ctx: Context): Promise<void> {
  return limit(ctx, openings, networkOf(ctx.ip));
}

/** Takes one new link of a post. Throws RATE_LIMITED. */
export function limitNewPreviewLink(ctx: Context, postId: string): Promise<void> {
  return limit(ctx, links, postId);
}
