import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { TransferCounts, TransferOptions } from "@broadsheet/contract/transfers";
import { importMarkdown } from "../import/import-markdown.ts";
import type { ImportOptions } from "../import/import-options.ts";
import type { ImportReport } from "../import/import-report.ts";
import { ArchiveError } from "./archive/archive-error.ts";
import { limitsFor } from "./archive/archive-limits.ts";
import { unpackArchive } from "./archive/unpack-archive.ts";
import { assembleArchive } from "./assemble-archive.ts";
import type { Work } from "./run-transfer.ts";

/** How many posts a turn brings at least, however little time there is: so that there are not turns without end. */
const leastPerTurn = 10;

/** Unpacks the archive of a run and imports the folder, or only finds out what that would do. A report that says `stopped` is of a part. */
export async function importArchive(work: Work): Promise<ImportReport> {
  const { ctx, row, folder, progress, signal } = work;
  const archive = path.join(folder, "archive.zip");
  const directory = path.join(folder, "files");
  await mkdir(directory);
  progress.phase("unpacking");
  await assembleArchive(ctx, row, archive, { signal, onProgress: () => undefined });
  const limits = limitsFor(ctx.config.importBytes);
  const onProgress = (done: number, total: number) => progress.at(done, total);
  const unpacked = await unpackArchive(archive, directory, { limits, signal, onProgress });
  progress.phase("reading");
  const turn = new AbortController();
  const dryRun = row.step === "look";
  let [done, files] = [0, 0];
  const report = await importMarkdown(ctx, unpacked.directory, optionsOf(work, dryRun), {
    signal: AbortSignal.any([signal, turn.signal]),
    read: onProgress,
    begin(total) {
      files = total;
      progress.phase("importing");
      progress.at(0, files);
    },
    advance({ written, ...tally }) {
      done += 1;
      progress.at(done, files);
      progress.count({ files, ...tally });
      const timeIsUp = work.until !== undefined && performance.now() >= work.until;
      if (timeIsUp && !dryRun && written >= leastPerTurn) turn.abort();
    },
  });
  if (report.files === 0)
    throw new ArchiveError(
      "There is no Markdown file in this archive: its posts should be files that end in .md or .markdown.",
    );
  return { ...report, skipped: [...unpacked.leftOut, ...report.skipped] };
}

function optionsOf({ row, since }: Work, dryRun: boolean): ImportOptions {
  const options: TransferOptions = row.options ?? {
    ...{ source: row.fileName, overwrite: false, permalink: null, siteUrls: [], author: null },
  };
  return {
    source: `markdown:${options.source}`,
    dryRun,
    overwrite: options.overwrite,
    permalink: options.permalink,
    siteHosts: options.siteUrls.map((address) => new URL(address).host),
    siteValues: new Map(),
    defaultAuthor: options.author,
    ...(since === null ? {} : { since }),
  };
}

/** The numbers of a report. */
export function countsOfImport(report: ImportReport): TransferCounts {
  return {
    files: report.files,
    made: report.imported.length,
    changed: report.updated.length,
    unchanged: report.unchanged,
    skipped: report.skipped.length,
    warnings: report.warnings.length,
    missing: report.missing.length,
    ...(report.dryRun ? {} : report.created),
  };
}
