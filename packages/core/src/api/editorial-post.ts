import type { ApiEditorialPost, ApiPart } from "@broadsheet/contract/api";
import type { PostDetail } from "@broadsheet/contract/posts";
import { renderHtml } from "@broadsheet/document/html";
import { withoutReview } from "@broadsheet/document/review";
import type { Context } from "../kernel/context.ts";
import { checkedDocument } from "../posts/check-content.ts";

/** A working copy whole, but for its comments and suggestions: those are the studio's. */
export function toEditorialPost(
  ctx: Context,
  post: PostDetail,
  parts: ReadonlySet<ApiPart>,
): ApiEditorialPost {
  const { workingCopy, livePath, actions, liveSlug: _, reviews: __, reviewers: ___, ...summary } = post;
  const { settings } = workingCopy;
  const document = withoutReview(checkedDocument(workingCopy.document));
  const { cover, featured, language, metaTitle, metaDescription, canonicalUrl, frontMatter } = settings;
  return {
    view: "editorial",
    ...summary,
    url: livePath === null ? null : ctx.publication.url + livePath,
    cover,
    featured,
    language,
    metaTitle,
    metaDescription,
    canonicalUrl,
    frontMatter,
    actions,
    ...(parts.has("document") ? { document } : {}),
    ...(parts.has("html") ? { html: renderHtml(document) } : {}),
  };
}
