import path from "node:path";
import type { TransferCounts } from "@broadsheet/contract/transfers";
import { type ExportReport, exportMarkdown } from "../export/export-markdown.ts";
import { packFolder } from "./archive/pack-folder.ts";
import { nameOfExport } from "./export-name.ts";
import type { Work } from "./run-transfer.ts";
import { archiveKey } from "./transfer-keys.ts";

/** Writes everything into a folder, packs that, and stores the archive while it is packed. */
export async function exportArchive({
  ctx,
  row,
  folder,
  progress,
  signal,
}: Work): Promise<{ report: ExportReport; bytes: number }> {
  const directory = path.join(folder, "files");
  let [done, posts] = [0, 0];
  const report = await exportMarkdown(
    ctx,
    directory,
    { force: false },
    {
      signal,
      begin(total) {
        posts = total;
        progress.phase("exporting");
        progress.at(0, posts);
      },
      advance() {
        done += 1;
        progress.at(done, posts);
      },
    },
  );
  progress.count(countsOfExport(report));
  progress.phase("packing");
  const wrapper = nameOfExport(ctx.publication.name, new Date(row.createdAt));
  const stream = await packFolder(directory, wrapper, (packed, files) => progress.at(packed, files));
  const end = () => stream.destroy(signal.reason as Error);
  signal.addEventListener("abort", end, { once: true });
  try {
    signal.throwIfAborted();
    await ctx.storage.put(archiveKey(row), stream, { contentType: "application/zip" });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
  const stored = await ctx.storage.stat(archiveKey(row));
  return { report, bytes: stored?.size ?? 0 };
}

/** The numbers of a report. */
function countsOfExport({
  posts,
  pages,
  drafts,
  media,
  redirects,
  missingMedia,
}: ExportReport): TransferCounts {
  return { posts, pages, drafts, media, redirects, missing: missingMedia.length };
}
