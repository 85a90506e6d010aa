import { renderHtml } from "@broadsheet/document/html";
import { withoutReview } from "@broadsheet/document/review";
import { excerptOf, outline, readingMinutes, renderText, wordCount } from "@broadsheet/document/text";
import { type Context, nowOf } from "../kernel/context.ts";
import { checkedDocument } from "./check-content.ts";
import type { LockedPost, Snapshot } from "./post.writes.ts";

const excerptLength = 240;

/** Computes everything readers need from a working copy whose address is settled. */
export function makeSnapshot(
  ctx: Context,
  working: LockedPost["working"] & { slug: string },
  publishedAt: string,
): Snapshot {
  const { version, slug, title, settings } = working;
  const document = withoutReview(checkedDocument(working.document));
  // The page's only first heading is its title.
  const headings = outline(document);
  const headingOffset = headings.some((heading) => heading.level === 1) ? 1 : 0;
  return {
    version,
    slug,
    title,
    excerpt: settings.excerpt || excerptOf(document, excerptLength),
    document,
    html: renderHtml(document, { headingOffset }),
    outline: headings.map((heading) => ({ ...heading, level: Math.min(6, heading.level + headingOffset) })),
    rendererVersion: 0,
    settings,
    wordCount: wordCount(document),
    readingMinutes: readingMinutes(document),
    text: renderText(document),
    searchLanguage: ctx.publication.settings.language,
    publishedAt,
    now: nowOf(ctx),
  };
}
