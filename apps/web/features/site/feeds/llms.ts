import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { TextLink } from "@broadsheet/core/site/markdown.reads";

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
const label = (text: string) => oneLine(text).replaceAll(/([\\[\]])/g, "\\$1");

function list(site: string, links: readonly TextLink[]): string {
  return links
    .map(({ title, path, excerpt }) => {
      const about = oneLine(excerpt);
      return `- [${label(title)}](${site}${path}.md)${about === "" ? "" : `: ${about}`}`;
    })
    .join("\n");
}

/** `llms.txt` (llmstxt.org): what there is to read here, each with its address as Markdown. */
export function llms(
  { name, description, url }: PublicationContext,
  posts: readonly TextLink[],
  pages: readonly TextLink[],
): string {
  const sections = [
    `# ${oneLine(name)}`,
    ...(description ? [`> ${oneLine(description)}`] : []),
    ...(pages.length > 0 ? [`## Pages\n\n${list(url, pages)}`] : []),
    ...(posts.length > 0 ? [`## Posts\n\n${list(url, posts)}`] : []),
    `## Optional\n\n- [Feed with full texts](${url}/feed.json)\n- [Everything, for crawlers](${url}/sitemap.xml)`,
  ];
  return `${sections.join("\n\n")}\n`;
}
