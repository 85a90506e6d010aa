import { withoutReview } from "./review.ts";
import type { AnyNode, Mark, PostDocument } from "./types.ts";
import { childrenOf, walk } from "./walk.ts";

export type UrlKind = "link" | "image" | "embed";
export type FoundUrl = { kind: UrlKind; url: string };

/** Every address in the document in reading order, as written; those inside raw HTML are not looked at. */
export function collectUrls(written: PostDocument): FoundUrl[] {
  const doc = withoutReview(written);
  const found: FoundUrl[] = [];
  let open: string | null = null;
  walk(doc, (node) => {
    const link = "marks" in node ? node.marks?.find((mark) => mark.type === "link") : undefined;
    const href = link?.type === "link" ? link.attrs.href : null;
    if (href !== null && href !== open) found.push({ kind: "link", url: href });
    open = href;
    if (node.type === "image" || node.type === "figure") found.push({ kind: "image", url: node.attrs.src });
    if (node.type === "button") found.push({ kind: "link", url: node.attrs.href });
    if (node.type === "bookmark") found.push({ kind: "link", url: node.attrs.url });
    if (node.type === "embed") found.push({ kind: "embed", url: node.attrs.url });
  });
  return found;
}

/**
 * The document with every address replaced by what `change` returns for it: link targets, sources of pictures,
 * embeds, buttons, bookmarks. Null takes a link off its text and leaves all else as it is. The given document stays
 * as it is.
 */
export function mapUrls(
  doc: PostDocument,
  change: (url: string, kind: UrlKind) => string | null,
): PostDocument {
  return mapNode(doc, change) as PostDocument;
}

function mapNode(node: AnyNode, change: (url: string, kind: UrlKind) => string | null): AnyNode {
  const copy = { ...node } as AnyNode & { marks?: Mark[]; content?: AnyNode[] };
  if (copy.type === "image" || copy.type === "figure")
    copy.attrs = { ...copy.attrs, src: change(copy.attrs.src, "image") ?? copy.attrs.src };
  if (copy.type === "embed") copy.attrs = { url: change(copy.attrs.url, "embed") ?? copy.attrs.url };
  if (copy.type === "button")
    copy.attrs = { ...copy.attrs, href: change(copy.attrs.href, "link") ?? copy.attrs.href };
  if (copy.type === "bookmark")
    copy.attrs = { ...copy.attrs, url: change(copy.attrs.url, "link") ?? copy.attrs.url };
  if (copy.marks) {
    const marks = copy.marks.flatMap((mark): Mark[] => {
      if (mark.type !== "link") return [mark];
      const href = change(mark.attrs.href, "link");
      return href === null ? [] : [{ type: "link", attrs: { ...mark.attrs, href } }];
    });
    if (marks.length > 0) copy.marks = marks;
    else delete copy.marks;
  }
  if ("content" in node && node.content)
    copy.content = childrenOf(node).map((child) => mapNode(child, change));
  return copy;
}
