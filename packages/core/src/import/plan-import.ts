import { type PostKind, reservedPageSlugs } from "@broadsheet/contract/posts";
import { freeSlug } from "../kernel/slugify.ts";
import type { KnownItem } from "./import.reads.ts";
import type { ImportOptions } from "./import-options.ts";
import type { FileNotice } from "./import-report.ts";
import { LinkIndex } from "./link-index.ts";
import { type NameData, readNameData } from "./name-data.ts";
import { expandPermalink, oldPath } from "./permalink.ts";
import { readSource } from "./read-source.ts";
import { SourceError } from "./source-error.ts";
import type { SourceFields } from "./source-fields.ts";
import type { SourceFolder } from "./source-folder.ts";
import { slugOfText } from "./source-name.ts";

export interface PlannedFile {
  file: string;
  kind: PostKind;
  /** Null for a draft of an export that had no address yet. */
  slug: string | null;
  /** Where the post stood before, as redirects hold paths. */
  oldPaths: string[];
  known: KnownItem | null;
  changed: boolean;
}

export interface ImportPlan {
  planned: PlannedFile[];
  links: LinkIndex;
  skipped: FileNotice[];
  warnings: FileNotice[];
  missing: string[];
  /** What is said anywhere of authors and tags. */
  names: NameData;
}

/**
 * Reads the front matter of every file and settles the address of every post, so that links between files can be written at once, in
 * whatever order the posts are made. The same folder always gives the same plan.
 */
export async function planImport(
  folder: SourceFolder,
  options: ImportOptions,
  before: { items: ReadonlyMap<string, KnownItem>; slugs: ReadonlySet<string>; timeZone: string },
  progress?: { read?(done: number, total: number): void; signal?: AbortSignal },
): Promise<ImportPlan> {
  const names = await readNameData(folder);
  const plan: ImportPlan = {
    planned: [],
    links: new LinkIndex(options.siteHosts),
    skipped: folder.passedOver.map((passed) => ({ ...passed, line: 1 })),
    warnings: names.warnings,
    missing: [],
    names,
  };
  const taken = {
    post: new Set([...before.slugs].flatMap((slug) => (slug.startsWith("post/") ? slug.slice(5) : []))),
    page: new Set([
      ...reservedPageSlugs,
      ...[...before.slugs].flatMap((slug) => (slug.startsWith("page/") ? slug.slice(5) : [])),
    ]),
  };
  for (const [index, file] of folder.files.entries()) {
    progress?.signal?.throwIfAborted();
    progress?.read?.(index, folder.files.length);
    const known = before.items.get(file) ?? null;
    try {
      const { fields, checksum } = await readSource(folder, file, before.timeZone);
      for (const author of fields.authors) {
        const name = author.name.toLowerCase();
        if ((author.bio || author.website) && !names.authors.has(name)) names.authors.set(name, author);
      }
      const kind = known?.post?.kind ?? fields.kind;
      const nameless = fields.exact && fields.slug === null && fields.wish !== "live";
      const slug = nameless ? null : chooseSlug(fields, kind, known?.post?.slug ?? null, taken[kind]);
      const changed = known?.checksum !== checksum;
      if (slug === null) {
        plan.planned.push({ file, kind, slug, oldPaths: [], known, changed });
        continue;
      }
      taken[kind].add(slug);
      const target = { file, kind, slug };
      plan.links.addFile(target, fields.exact);
      const oldPaths = addressesOf(fields, slug, options).filter((address) => {
        const free = plan.links.addAddress(address, target);
        if (!free)
          plan.warnings.push({ file, line: 1, reason: `Another file had the address ${address} too` });
        return free;
      });
      plan.planned.push({ ...target, oldPaths, known, changed });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      plan.skipped.push({ file, line: error.line, reason: error.message });
      if (known?.post?.slug)
        plan.links.addFile({ file, kind: known.post.kind, slug: known.post.slug }, false);
    }
  }
  const present = new Set(folder.files);
  plan.missing = [...before.items.keys()].filter((file) => !present.has(file)).sort();
  return plan;
}

/** The address a file asks for, else its name; a post keeps the one it has while that is the asked-for one, with a number or without. */
function chooseSlug(
  fields: SourceFields,
  kind: PostKind,
  current: string | null,
  taken: ReadonlySet<string>,
): string {
  const permalink = fields.permalink?.includes(":") ? null : fields.permalink;
  const wish =
    slugOfText(fields.slug ?? "") || slugOfText(permalink ?? "") || slugOfText(fields.name.stem) || kind;
  if (current?.startsWith(wish) && /^(?:-\d+)?$/.test(current.slice(wish.length))) return current;
  return freeSlug(wish, taken);
}

function addressesOf(fields: SourceFields, slug: string, options: ImportOptions): string[] {
  const { name, date } = fields;
  const pattern = fields.permalink ?? options.permalink;
  const facts = { name, date, slug, categories: fields.categories };
  const own =
    pattern === null ? null : /:|^\w+$/.test(pattern) ? expandPermalink(pattern, facts) : oldPath(pattern);
  const aliases = fields.aliases.map((alias) => oldPath(alias));
  return [...new Set([own, ...aliases])].filter((address) => address !== null);
}
