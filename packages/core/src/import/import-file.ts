import { AppError } from "@broadsheet/contract/errors";
import { type PostStatus, postSettings } from "@broadsheet/contract/posts";
import { href } from "@broadsheet/contract/primitives";
import { databaseError } from "@broadsheet/db/connection";
import type { PostDocument } from "@broadsheet/document/types";
import { type ActorContext, nowOf } from "../kernel/context.ts";
import { checkedDocument } from "../posts/check-content.ts";
import type { ImportOptions } from "./import-options.ts";
import type { LinkIndex } from "./link-index.ts";
import type { PlannedFile } from "./plan-import.ts";
import { readBody } from "./read-body.ts";
import { readSource, type Source } from "./read-source.ts";
import type { NameResolver } from "./resolve-names.ts";
import { type AddressOptions, type StoreFile, settleAddress, settleAddresses } from "./settle-addresses.ts";
import { type Notice, SourceError } from "./source-error.ts";
import type { SourceFolder } from "./source-folder.ts";
import { type ImportedContent, storeImportedPost } from "./store-imported-post.ts";

const uniqueViolation = "23505";

export interface FileContext {
  ctx: ActorContext;
  options: ImportOptions;
  folder: SourceFolder;
  links: LinkIndex;
  names: NameResolver;
  store: StoreFile;
}

export interface FileResult {
  id: string;
  title: string;
  status: PostStatus;
  redirects: number;
  notices: Notice[];
}

/**
 * Makes or renews the post of one file, in one transaction; in a dry run it only finds out what would happen.
 *
 * @throws {SourceError} with line and reason when this file cannot be imported
 */
export async function importFile(at: FileContext, planned: PlannedFile): Promise<FileResult> {
  const { ctx, options } = at;
  try {
    const source = await readSource(at.folder, planned.file, ctx.publication.settings.timezone);
    const notices = [...source.fields.notices];
    const content = await contentOf(at, planned, source, notices);
    if (options.dryRun) {
      const status = wishedStatus(content, nowOf(ctx));
      return { id: planned.known?.postId ?? "", title: content.title, status, redirects: 0, notices };
    }
    const byline = await bylineOf(at, source);
    const tagIds: string[] = [];
    for (const tag of source.fields.tags) tagIds.push(await at.names.tagId(tag));
    content.settings.tagIds = [...new Set(tagIds)];
    const stored = await storeImportedPost(ctx, { options, planned, content, byline });
    return { ...stored, title: content.title, notices };
  } catch (error) {
    if (error instanceof AppError) {
      const [issue] = error.details.issues ?? [];
      throw new SourceError(issue ? `${issue.path}: ${issue.message}` : error.message);
    }
    if (databaseError(error)?.code === uniqueViolation)
      throw new SourceError(
        "Somebody else stored this post or took its address meanwhile: run the import again",
      );
    throw error;
  }
}

function wishedStatus({ wish, publishedAt }: ImportedContent, now: string): PostStatus {
  if (wish !== "live") return wish;
  return publishedAt !== null && publishedAt > now ? "scheduled" : "published";
}

async function contentOf(
  at: FileContext,
  planned: PlannedFile,
  source: Source,
  notices: Notice[],
): Promise<ImportedContent> {
  const { fields } = source;
  const body = readBody(source, at.links, at.options.siteValues);
  notices.push(...body.notices);
  const addresses: AddressOptions = {
    file: planned.file,
    folder: at.folder,
    links: at.links,
    store: at.store,
    lineOf: (address) => lineOf(source, address),
    exact: fields.exact,
  };
  const settled = await settleAddresses(body.document, addresses);
  notices.push(...settled.notices);
  const cover = await coverOf(source, addresses, notices);
  if (fields.date === null && fields.wish === "live" && !fields.exact)
    notices.push({ line: 1, reason: "No date is given: it has the date of this import" });
  return {
    checksum: source.checksum,
    wish: fields.wish,
    title: body.title,
    document: checked(settled.document),
    settings: settingsOf(source, cover),
    publishedAt: fields.date,
    updatedAt: fields.updated,
  };
}

function checked(document: PostDocument): PostDocument {
  return checkedDocument(document as Parameters<typeof checkedDocument>[0]);
}

function settingsOf({ fields }: Source, cover: ReturnType<typeof postSettings.parse>["cover"]) {
  const { excerpt, metaTitle, metaDescription, canonicalUrl, noindex, featured, language } = fields;
  const kept = fields.cover && !cover ? { cover: { ...fields.cover } } : {};
  const parsed = postSettings.safeParse({
    ...{ excerpt, metaTitle, metaDescription, canonicalUrl, noindex, featured, language, cover },
    frontMatter: { ...fields.frontMatter, ...kept },
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SourceError(`The front matter cannot be kept: ${issue?.path.join(".")}: ${issue?.message}`);
}

/** The cover where it can be shown; one that is missing is told of and kept with the front matter. */
async function coverOf({ fields }: Source, addresses: AddressOptions, notices: Notice[]) {
  if (!fields.cover) return null;
  const src = href.safeParse(await settleAddress(fields.cover.src, addresses, notices));
  return src.success ? { ...fields.cover, src: src.data } : null;
}

/** The authors a file names; else the one given for such files, else the publication's own name. */
async function bylineOf({ ctx, options, names }: FileContext, { fields }: Source): Promise<string[]> {
  const fallback = {
    name: options.defaultAuthor ?? ctx.publication.name,
    slug: null,
    bio: "",
    website: null,
    picture: null,
  };
  const ids: string[] = [];
  for (const author of fields.authors.length > 0 ? fields.authors : [fallback])
    ids.push(await names.authorId(author));
  return [...new Set(ids)].slice(0, 20);
}

function lineOf(source: Source, address: string): number {
  const offset = source.body.indexOf(address);
  return offset < 0 ? source.bodyLine : source.bodyLine + source.body.slice(0, offset).split("\n").length - 1;
}
