import { renderMarkdown } from "@broadsheet/document/markdown/render";
import { withoutReview } from "@broadsheet/document/review";
import { stringify } from "yaml";
import { mapAddresses } from "../import/addresses.ts";
import { checkedDocument } from "../posts/check-content.ts";
import type { PostSource } from "./markdown.reads.ts";

/** A post as Markdown, with what is known about it in front (YAML). `site` is the publication's address, which addresses of the site get. */
export function postMarkdown(post: PostSource, site: string): string {
  const absolute = (address: string) => (/^\/(?!\/)/.test(address) ? site + address : address);
  const document = mapAddresses(withoutReview(checkedDocument(post.document)), absolute);
  const about = {
    title: post.title,
    url: site + post.path,
    ...(post.kind === "page"
      ? {}
      : {
          published: post.publishedAt,
          updated: post.updatedAt,
          authors: post.authors.map(({ name }) => name),
          tags: post.tags.map(({ name }) => name),
        }),
    ...(post.language === null ? {} : { language: post.language }),
    ...(post.excerpt === "" ? {} : { excerpt: post.excerpt }),
    ...(post.cover === null ? {} : { cover: absolute(post.cover.src) }),
  };
  const front = stringify(about, { lineWidth: 0, aliasDuplicateObjects: false });
  // A line break would end the heading.
  const title = post.title.replaceAll(/\s+/g, " ").replaceAll(/([\\`*_<[\]])/g, "\\$1");
  return `---\n${front}---\n\n# ${title}\n\n${renderMarkdown(document).trim()}\n`;
}
