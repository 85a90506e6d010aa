import path from "node:path";
import { renderMarkdown } from "@broadsheet/document/markdown/render";
import { stringify } from "yaml";
import { collectAddresses, mapAddresses } from "../import/addresses.ts";
import { knownNames } from "../import/known-fields.ts";
import { slugify } from "../kernel/slugify.ts";
import { checkedDocument } from "../posts/check-content.ts";
import type { ExportContent, ExportPost } from "./export.reads.ts";

/** YAML that also readers of its older version understand as it is meant. */
export function yaml(fields: object): string {
  return stringify(fields, { lineWidth: 0, compat: "yaml-1.1", aliasDuplicateObjects: false });
}

export interface PostFileOptions {
  /** The file's own path in the export. */
  path: string;
  /** The file in the export that an address of this site stands for, if it is in there. */
  fileOf: (address: string) => Promise<string | null>;
  tagOf: (id: string) => { name: string; slug: string } | undefined;
  /** Names, in small letters, that say too little of whom they mean. */
  sharedNames: ReadonlySet<string>;
  /** Set for what is being written on a live post: the file of what readers see. */
  changesOf: string | null;
}

/** One post as a Markdown file with YAML front matter, which an import reads back as the same post. */
export async function renderPostFile(
  post: ExportPost,
  content: ExportContent,
  options: PostFileOptions,
): Promise<string> {
  const document = checkedDocument(content.document);
  const { settings } = content;
  const relative = new Map<string, string>();
  const place = async (address: string) => {
    const [, base = "", suffix = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    const file = await options.fileOf(base);
    if (file === null) return;
    const way = path.posix.relative(path.posix.dirname(options.path), file);
    relative.set(address, `${encodeURI(way).replaceAll("(", "%28").replaceAll(")", "%29")}${suffix}`);
  };
  for (const address of collectAddresses(document)) await place(address);
  if (settings.cover) await place(settings.cover.src);
  const changed = (address: string) => relative.get(address) ?? address;
  const matter = { ...frontMatter(post, content, options), ...coverField(settings.cover, changed) };
  const body = renderMarkdown(mapAddresses(document, changed)).trimEnd();
  return `---\n${yaml(matter)}${yaml(keptField(settings.frontMatter))}---\n\n${body}\n`;
}

function frontMatter(post: ExportPost, content: ExportContent, options: PostFileOptions): object {
  const { tagOf, changesOf, sharedNames } = options;
  const { title, slug, settings } = content;
  const isLive = post.live !== null && changesOf === null;
  const scheduled = !isLive && changesOf === null && post.status === "scheduled";
  const status = isLive
    ? "published"
    : changesOf !== null || post.status === "published"
      ? "draft"
      : post.status;
  const date = scheduled ? post.scheduledAt : changesOf === null ? post.publishedAt : null;
  const updated = isLive && post.liveUpdatedAt !== post.publishedAt ? post.liveUpdatedAt : null;
  const tags = settings.tagIds.flatMap((id) => tagOf(id) ?? []);
  return {
    title,
    ...(date === null ? {} : { date }),
    ...(updated === null ? {} : { updated }),
    ...(slug === null || changesOf !== null ? {} : { slug }),
    ...(post.kind === "page" ? { type: "page" } : {}),
    status,
    ...(isLive || scheduled ? {} : { draft: true }),
    ...(changesOf === null ? {} : { changes_of: changesOf }),
    authors: post.authors.map((author) => named(author, sharedNames)),
    ...(tags.length > 0 ? { tags: tags.map((tag) => named(tag, sharedNames)) } : {}),
    ...(settings.excerpt === "" ? {} : { excerpt: settings.excerpt }),
    ...(settings.metaTitle === "" ? {} : { meta_title: settings.metaTitle }),
    ...(settings.metaDescription === "" ? {} : { meta_description: settings.metaDescription }),
    ...(settings.canonicalUrl === null ? {} : { canonical: settings.canonicalUrl }),
    ...(settings.noindex ? { noindex: true } : {}),
    ...(settings.featured ? { featured: true } : {}),
    ...(settings.language === null ? {} : { language: settings.language }),
  };
}

/** A name alone where that says enough: the address is the one made of it, and nobody else is called so. */
function named(
  { name, slug }: { name: string; slug: string },
  shared: ReadonlySet<string>,
): string | { name: string; slug: string } {
  return slugify(name) === slug && !shared.has(name.toLowerCase()) ? name : { name, slug };
}

function coverField(cover: ExportContent["settings"]["cover"], changed: (address: string) => string): object {
  if (!cover) return {};
  const { src, alt, caption, width, height } = cover;
  return {
    cover: {
      src: changed(src),
      ...(alt && { alt }),
      ...(caption && { caption }),
      ...(width !== null && { width }),
      ...(height !== null && { height }),
    },
  };
}

/** Kept front matter as it came; under names that mean something here it stands apart, and comes back from there. */
function keptField(kept: ExportContent["settings"]["frontMatter"]): object {
  const entries = Object.entries(kept);
  // Layouts have names of their own in every theme; only these two say something here.
  const isTheme = (name: string, value: unknown) => name === "layout" && value !== "page" && value !== "post";
  const apart = entries.filter(([name, value]) => knownNames.has(name) && !isTheme(name, value));
  const frontMatter = apart.length > 0 ? { frontMatter: Object.fromEntries(apart) } : {};
  return {
    ...Object.fromEntries(entries.filter((entry) => !apart.includes(entry))),
    broadsheet: { version: 1, ...frontMatter },
  };
}
