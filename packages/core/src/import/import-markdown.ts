import type { PostStatus } from "@broadsheet/contract/posts";
import { gatherStatistics } from "@broadsheet/db/gather-statistics";
import { OperatorError } from "@broadsheet/db/operator-error";
import { runAlone } from "@broadsheet/db/run-alone";
import { type ActorContext, transact } from "../kernel/context.ts";
import { uploadMedia } from "../media/upload-media.ts";
import { readKnownItems, readTakenSlugs } from "./import.reads.ts";
import { type FileContext, importFile } from "./import-file.ts";
import type { ImportOptions } from "./import-options.ts";
import { importRedirects } from "./import-redirects.ts";
import type { FileNotice, ImportedPost, ImportReport } from "./import-report.ts";
import { type PlannedFile, planImport } from "./plan-import.ts";
import { NameResolver } from "./resolve-names.ts";
import { type StoreFile, settlePicture } from "./settle-addresses.ts";
import { SourceError } from "./source-error.ts";
import { openSourceFolder } from "./source-folder.ts";

/** How many files came to what, so far. */
export interface ImportTally {
  made: number;
  changed: number;
  unchanged: number;
  skipped: number;
  /** Of those made and changed, how many by this attempt. */
  written: number;
}

export interface ImportProgress {
  /** The front matter of so many files was read, of all. */
  read?(done: number, total: number): void;
  /** The folder was read; so many files will be looked at. */
  begin(files: number): void;
  advance(tally: ImportTally): void;
  /** Ends the run early: no further file is begun, and the report is of those that were. */
  signal?: AbortSignal;
}

/** Files on their way at a time: enough to keep the database busy while another file is parsed. */
const concurrency = 6;
/** From so many new posts on, Postgres counts its tables at the end, and not only when it comes to it by itself. */
const manyPosts = 200;

/**
 * Imports a folder of Markdown files, one import into a publication at a time. Each file becomes a post in a transaction of its own, so a run that was ended is taken up by the
 * next, and what has not changed since is left alone. Sends nothing to anybody.
 *
 * Throws OperatorError when the folder cannot be read at all or another import is running; one file never stops the others.
 */
export async function importMarkdown(
  ctx: ActorContext,
  directory: string,
  options: ImportOptions,
  progress?: ImportProgress,
): Promise<ImportReport> {
  const outcome = await runAlone(ctx.db, `import:${ctx.publication.id}`, () =>
    importFolder(ctx, directory, options, progress),
  );
  if (outcome.ran) return outcome.result;
  throw new OperatorError(
    `Another import into ${ctx.publication.name} is running: start this one when it has ended.`,
  );
}

async function importFolder(
  ctx: ActorContext,
  directory: string,
  options: ImportOptions,
  progress: ImportProgress | undefined,
): Promise<ImportReport> {
  const start = performance.now();
  const folder = await openSourceFolder(directory);
  const publicationId = ctx.publication.id;
  const before = await transact(ctx, async (tx) => ({
    items: await readKnownItems(tx, publicationId, options.source),
    slugs: await readTakenSlugs(tx, publicationId),
    timeZone: ctx.publication.settings.timezone,
  }));
  const plan = await planImport(folder, options, before, progress);
  const media = new Map<string, Promise<string>>();
  const store: StoreFile = async (path, bytes) => {
    if (options.dryRun) return null;
    const stored = media.get(path) ?? uploadMedia(ctx, { fileName: path, bytes }).then(({ url }) => url);
    media.set(path, stored);
    return stored;
  };
  const names = new NameResolver(ctx, plan.names, (picture) => settlePicture(folder, store, picture));
  const at: FileContext = {
    ctx,
    options,
    folder,
    links: plan.links,
    names,
    store,
  };
  const imported: ImportedPost[] = [];
  const updated: ImportedPost[] = [];
  const { skipped, warnings } = plan;
  let [unchanged, written] = [0, 0];
  let redirects = 0;
  const one = async (planned: PlannedFile) => {
    const { file, kind, slug, known } = planned;
    const reason = known && reasonToLeave(planned, options.overwrite);
    if (reason) skipped.push({ file, line: 1, reason });
    else if (known?.post && !planned.changed && !(options.overwrite && known.post.edited)) {
      const { post, postId: id, importedAt } = known;
      // What an earlier attempt of this same run brought is part of what it brings.
      if (options.since === undefined || importedAt < options.since) unchanged += 1;
      else
        (post.createdHere >= options.since ? imported : updated).push({
          file,
          id,
          kind,
          slug,
          ...titled(post),
        });
    } else {
      const result = await importFile(at, planned);
      written += 1;
      redirects += result.redirects;
      const { id, title, status } = result;
      (known?.post ? updated : imported).push({ file, id, kind, slug, title, status });
      warnings.push(...result.notices.map((notice) => ({ file, ...notice })));
    }
  };
  progress?.begin(plan.planned.length);
  const signal = progress?.signal;
  await eachOf(plan.planned, concurrency, signal, async (planned) => {
    await one(planned).catch((error: unknown) => skipped.push(skippedFor(ctx, planned.file, error)));
    progress?.advance({
      made: imported.length,
      changed: updated.length,
      unchanged,
      skipped: skipped.length,
      written,
    });
  });
  const stopped = signal?.aborted ?? false;
  const moved = stopped ? { added: 0, skipped: [] } : await importRedirects(ctx, folder, options.dryRun);
  skipped.push(...moved.skipped);
  const urls = await Promise.allSettled(media.values());
  if (!options.dryRun && imported.length >= manyPosts) await gatherStatistics(ctx.db);
  return {
    publication: ctx.publication.name,
    source: options.source,
    dryRun: options.dryRun,
    stopped,
    files: folder.files.length,
    imported: imported.sort(byFile),
    updated: updated.sort(byFile),
    unchanged,
    skipped: skipped.sort(byFile),
    warnings: warnings.sort(byFile),
    missing: plan.missing,
    created: {
      ...names.created,
      media: new Set(urls.flatMap((url) => (url.status === "fulfilled" ? url.value : []))).size,
      redirects: redirects + moved.added,
    },
    seconds: Math.round(performance.now() - start) / 1000,
  };
}

const titled = ({ title, status }: { title: string; status: PostStatus }) => ({ title, status });

/** Why the post of a changed file is not touched; null when it may be. */
function reasonToLeave({ known, changed }: PlannedFile, overwrite: boolean): string | null {
  if (!known || (!changed && known.post)) return null;
  if (known.post?.deleted) return "Its post is in the bin; take it out there first";
  if (overwrite) return null;
  if (!known.post) return "Its post was destroyed in the studio; to overwrite brings it back";
  if (known.post.edited)
    return "Its post was edited in the studio since the last import; to overwrite replaces that";
  return null;
}

/** What one file failed of. A fault of ours is logged whole, and does not stop the others either. */
function skippedFor(ctx: ActorContext, file: string, error: unknown): FileNotice {
  if (error instanceof SourceError) return { file, line: error.line, reason: error.message };
  ctx.log.error({ err: error, file }, "a file could not be imported");
  const message = error instanceof Error ? error.message.split("\n")[0] : String(error);
  return { file, line: 1, reason: `It could not be stored: ${message?.slice(0, 200)}` };
}

const byFile = (a: { file: string; line?: number }, b: { file: string; line?: number }) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);

/** Works on several items at a time; when one fails or the signal says so, begins no other and lets those that are on their way end. */
async function eachOf<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const workers = Array.from({ length: width }, async () => {
    for (const item of waiting) {
      if (failed || signal?.aborted) return;
      await work(item).catch((error) => {
        failed = true;
        throw error;
      });
    }
  });
  for (const { status, reason } of (await Promise.allSettled(workers)) as PromiseRejectedResult[])
    if (status === "rejected") throw reason;
}
