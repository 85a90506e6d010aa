import { z } from "zod";
import { id, instant, line } from "./primitives.ts";
import { previewDays } from "./vocabulary.ts";

export { previewDays };

/** A secret address at which somebody without an account reads a working copy. The address itself is told once, when it is made. */
export const previewLink = z.object({
  id,
  label: z.string(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  uses: z.number().int(),
  /** Whether it opens the post now. */
  active: z.boolean(),
});
export type PreviewLink = z.infer<typeof previewLink>;

export const listPreviewLinksInput = z.object({ postId: id });
export const listPreviewLinksOutput = z.array(previewLink);

export const createPreviewLinkInput = z.object({
  postId: id,
  label: line(100).default(""),
  days: z.number().int().min(1).max(90).default(previewDays),
});
export type CreatePreviewLinkInput = z.infer<typeof createPreviewLinkInput>;
export const createPreviewLinkOutput = z.object({ link: previewLink, url: z.string() });
export const revokePreviewLinkInput = z.object({ id });
