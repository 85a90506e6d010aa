import path from "node:path";
import type { ImportReport } from "@broadsheet/core/import/import-report";
import { type Command, InvalidArgumentError } from "commander";
import { fromWhereCalled, readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";
import { type Progress, startProgress } from "../progress.ts";

interface Options {
  publication?: string;
  dryRun?: boolean;
  overwrite?: boolean;
  permalink?: string;
  siteUrl: string[];
  site: [string, string][];
  author?: string;
  source?: string;
  json?: boolean;
}

export function registerImport(program: Command): void {
  program
    .command("import")
    .description("bring posts from elsewhere")
    .command("markdown")
    .description("import a folder of Markdown files with front matter; run again, it takes what changed")
    .argument("<folder>", "the folder; everything below it is read")
    .option(
      "--publication <host>",
      "the publication, by one of its hosts; not needed while there is only one",
    )
    .option("--dry-run", "say what would happen, change nothing")
    .option("--overwrite", "take the files' text also where a post was edited here since")
    .option(
      "--permalink <pattern>",
      "old addresses, such as /blog/:path/ or pretty: they redirect, and links to them lead to the posts",
    )
    .option(
      "--site-url <address>",
      "where the site was; links to it count as links between posts (repeatable)",
      collectHost,
      [],
    )
    .option("--site <name=value>", "a value of Liquid's site.name (repeatable)", collectValue, [])
    .option("--author <name>", "author of files that name none; else the publication's name")
    .option("--source <name>", "what this folder is called, to find it again; else the folder's name")
    .option("--json", "answer with the whole report in JSON")
    .action(run);
}

async function run(folder: string, options: Options): Promise<void> {
  const json = options.json ?? false;
  const { withServices } = await import("../services.ts");
  const { commandContext } = await import("../publication.ts");
  const { importMarkdown } = await import("@broadsheet/core/import/import-markdown");
  const directory = fromWhereCalled(folder);
  const report = await withServices(readEnv(), json ? () => undefined : print, async (services) => {
    const ctx = await commandContext(services, options.publication, "import");
    let bar: Progress | undefined;
    try {
      const settings = {
        source: `markdown:${options.source ?? path.basename(directory)}`,
        dryRun: options.dryRun ?? false,
        overwrite: options.overwrite ?? false,
        permalink: options.permalink ?? null,
        siteHosts: options.siteUrl,
        siteValues: new Map(options.site),
        defaultAuthor: options.author ?? null,
      };
      return await importMarkdown(ctx, directory, settings, {
        begin: (files) => {
          bar = startProgress("Importing", files, { json });
        },
        advance: () => bar?.advance(),
      });
    } finally {
      bar?.stop();
    }
  });
  if (json) printJson(report);
  else for (const line of describeImport(report)) print(line);
}

function collectHost(value: string, before: string[]): string[] {
  if (!URL.canParse(value)) throw new InvalidArgumentError("Give an address such as https://example.org.");
  return [...before, new URL(value).host];
}

function collectValue(value: string, before: [string, string][]): [string, string][] {
  const [name, ...rest] = value.split("=");
  if (!name || rest.length === 0) throw new InvalidArgumentError("Give it as name=value.");
  return [...before, [name, rest.join("=")]];
}

const shownWarnings = 20;

/** The report for people: what was done, every file that was skipped, and the first warnings. */
export function describeImport(report: ImportReport): string[] {
  const { imported, updated, unchanged, skipped, warnings, missing, created, dryRun } = report;
  const place = ({ file, line, reason }: ImportReport["skipped"][number]) => `  ${file}:${line}  ${reason}`;
  const more = warnings.length - shownWarnings;
  return [
    `${dryRun ? "Would import" : "Imported"} ${imported.length}, ${dryRun ? "update" : "updated"} ${updated.length}, unchanged ${unchanged}, skipped ${skipped.length} of ${report.files} files in ${report.seconds.toFixed(1)} s into ${report.publication}.`,
    ...(dryRun
      ? []
      : [
          `New: ${created.authors} authors, ${created.tags} tags, ${created.media} media files, ${created.redirects} redirects.`,
        ]),
    ...(skipped.length > 0 ? ["Skipped:", ...skipped.map(place)] : []),
    ...(warnings.length > 0
      ? [`Warnings (${warnings.length}):`, ...warnings.slice(0, shownWarnings).map(place)]
      : []),
    ...(more > 0 ? [`  and ${more} more: all of them with --json`] : []),
    ...(missing.length > 0
      ? ["No longer in the folder; their posts were left as they are:", ...missing.map((file) => `  ${file}`)]
      : []),
  ];
}
