import { authorDataFile, tagDataFile } from "../import/name-data.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import {
  type ExportRedirect,
  readAuthorProfiles,
  readExportEntries,
  readExportPost,
  readRedirects,
  readSharedNames,
  readTags,
} from "./export.reads.ts";
import { exportPaths } from "./export-paths.ts";
import { authorData, tagData, writeData } from "./name-files.ts";
import { type PostFileOptions, renderPostFile } from "./post-file.ts";
import { openTargetFolder, type TargetFolder } from "./target-folder.ts";

export interface ExportOptions {
  /** Write into a folder that holds other files. */
  force: boolean;
}

export interface ExportReport {
  publication: string;
  posts: number;
  pages: number;
  /** Posts and pages that readers do not see, and changes of those they do. */
  drafts: number;
  media: number;
  redirects: number;
  /** Media that posts show and that are not stored any more. */
  missingMedia: string[];
  /** Files of an earlier export in the same folder that are no part of this one. */
  removed: number;
  seconds: number;
}

export interface ExportProgress {
  begin(posts: number): void;
  advance(): void;
  /** Ends the export: its reason is thrown, and the folder holds a part. */
  signal?: AbortSignal;
}

/**
 * Writes every post and page that is not in the bin as Markdown with front matter, their media beside them, and a file of redirects.
 * `importMarkdown` makes the same posts of it again. Of a live post with changes, both are written.
 *
 * Throws OperatorError when the folder may not or cannot be written.
 */
export async function exportMarkdown(
  ctx: ActorContext,
  directory: string,
  options: ExportOptions,
  progress?: ExportProgress,
): Promise<ExportReport> {
  const start = performance.now();
  const folder = await openTargetFolder(directory, options.force);
  const publicationId = ctx.publication.id;
  const { entries, tags, sharedNames, profiles, redirects } = await transact(ctx, async (tx) => ({
    entries: await readExportEntries(tx, publicationId),
    tags: await readTags(tx, publicationId),
    profiles: await readAuthorProfiles(tx, publicationId),
    sharedNames: await readSharedNames(tx, publicationId),
    redirects: await readRedirects(tx, publicationId),
  }));
  const paths = exportPaths(entries);
  const media = mediaOf(ctx, folder);
  const common: Pick<PostFileOptions, "fileOf" | "tagOf" | "sharedNames"> = {
    fileOf: async (address) => paths.byAddress.get(decoded(address)) ?? media.fileOf(address),
    tagOf: (id) => tags.get(id),
    sharedNames,
  };
  const count = { posts: 0, pages: 0, drafts: 0 };
  progress?.begin(entries.length);
  for (const { id } of entries) {
    progress?.signal?.throwIfAborted();
    const post = await transact(ctx, (tx) => readExportPost(tx, publicationId, id));
    const path = paths.byId.get(id);
    if (post && path) {
      const own = { ...common, path, changesOf: null };
      await folder.write(path, await renderPostFile(post, post.live ?? post.working, own));
      count[post.live ? (post.kind === "page" ? "pages" : "posts") : "drafts"] += 1;
    }
    const changes = paths.changesById.get(id);
    if (post?.live && path && changes) {
      const own = { ...common, path: changes, changesOf: path };
      await folder.write(changes, await renderPostFile(post, post.working, own));
      count.drafts += 1;
    }
    progress?.advance();
  }
  const pictureOf = async (address: string | null) =>
    address === null ? null : ((await media.fileOf(address)) ?? address);
  await writeData(folder, authorDataFile, await authorData(profiles, pictureOf));
  await writeData(folder, tagDataFile, await tagData([...tags.values()], pictureOf));
  if (redirects.length > 0) await folder.write("_redirects", redirects.map(redirectLine).join(""));
  const removed = await folder.finish();
  const seconds = Math.round(performance.now() - start) / 1000;
  return {
    publication: ctx.publication.name,
    ...count,
    media: media.written,
    redirects: redirects.length,
    missingMedia: media.missing,
    removed,
    seconds,
  };
}

/** In the form that static hosts read: from, to, status. */
function redirectLine({ from, to, permanent }: ExportRedirect): string {
  return `${encodeURI(from)} ${to.replaceAll(/\s/g, encodeURIComponent)} ${permanent ? 301 : 302}\n`;
}

/** Writes each media file of this publication once, when the first post asks for it. */
function mediaOf(ctx: ActorContext, folder: TargetFolder) {
  const pattern = new RegExp(`^/(media/${ctx.publication.id}/[0-9a-f]{2}/([0-9a-f]{64}\\.[a-z0-9]{2,5}))$`);
  const files = new Map<string, string | null>();
  const missing: string[] = [];
  return {
    missing,
    get written() {
      return files.size - missing.length;
    },
    async fileOf(address: string): Promise<string | null> {
      const [, key, name] = pattern.exec(address) ?? [];
      if (!key || !name) return null;
      const known = files.get(key);
      if (known !== undefined) return known;
      const bytes = await ctx.storage.get(key);
      const file = bytes ? `media/${name}` : null;
      if (bytes && file) await folder.write(file, bytes);
      else missing.push(address);
      files.set(key, file);
      return file;
    },
  };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
