import type { Tx } from "@broadsheet/db/connection";
import { withoutReview } from "@broadsheet/document/review";
import { excerptOf, readingMinutes, renderText, wordCount } from "@broadsheet/document/text";
import { type Context, nowOf } from "../kernel/context.ts";
import { checkedDocument } from "./check-content.ts";
import type { LockedPost } from "./lock-post.writes.ts";
import type { Snapshot } from "./post.writes.ts";
import { renderPost } from "./render-post.ts";

const excerptLength = 240;

/** Computes everything readers need from a working copy whose address is settled. */
export async function makeSnapshot(
  tx: Tx,
  ctx: Context,
  working: LockedPost["working"] & { slug: string },
  publishedAt: string,
): Promise<Snapshot> {
  const { version, slug, title, settings } = working;
  const document = withoutReview(checkedDocument(working.document));
  return {
    version,
    slug,
    title,
    excerpt: settings.excerpt || excerptOf(document, excerptLength),
    document,
    ...(await renderPost(tx, ctx, document, settings)),
    wordCount: wordCount(document),
    readingMinutes: readingMinutes(document),
    text: renderText(document),
    searchLanguage: ctx.publication.settings.language,
    publishedAt,
    now: nowOf(ctx),
  };
}
