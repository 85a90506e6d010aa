import type { Command } from "commander";
import { fromWhereCalled, readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";
import { type Progress, startProgress } from "../progress.ts";

interface Options {
  publication?: string;
  force?: boolean;
  json?: boolean;
}

export function registerExport(program: Command): void {
  program
    .command("export")
    .description("take posts elsewhere")
    .command("markdown")
    .description(
      "write every post and page, drafts too, as Markdown with front matter, with their media and redirects",
    )
    .argument("<folder>", "an empty or new folder, or that of an earlier export")
    .option(
      "--publication <host>",
      "the publication, by one of its hosts; not needed while there is only one",
    )
    .option("--force", "write into a folder that holds other files")
    .option("--json", "answer in JSON")
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const { json = false, force = false } = options;
  const { withServices } = await import("../services.ts");
  const { commandContext } = await import("../publication.ts");
  const { exportMarkdown } = await import("@broadsheet/core/export/export-markdown");
  const directory = fromWhereCalled(folder);
  const report = await withServices(readEnv(), json ? () => undefined : print, async (services) => {
    const ctx = await commandContext(services, options.publication, "export");
    let bar: Progress | undefined;
    try {
      return await exportMarkdown(
        ctx,
        directory,
        { force },
        {
          begin: (posts) => {
            bar = startProgress("Exporting", posts, { json });
          },
          advance: () => bar?.advance(),
        },
      );
    } finally {
      bar?.stop();
    }
  });
  if (json) {
    printJson(report);
    return;
  }
  const { posts, pages, drafts, media, redirects, removed, seconds, missingMedia } = report;
  print(
    `Wrote ${posts} posts, ${pages} pages, ${drafts} drafts, ${media} media files and ${redirects} redirects of ${report.publication} to ${directory} in ${seconds.toFixed(1)} s.`,
  );
  if (removed > 0) print(`Removed ${removed} files of the earlier export.`);
  for (const address of missingMedia)
    print(`Missing: ${address} is shown in a post, but not stored any more.`);
}
