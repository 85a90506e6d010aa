"use client";
import type { Transfer, TransferCounts } from "@broadsheet/contract/transfers";
import { Badge } from "@broadsheet/ui/badge";
import { Callout } from "@broadsheet/ui/callout";
import { sizeOf } from "@/features/media/media-words.ts";
import { ReportLists } from "./report-lists.tsx";
import { counted, statusOf } from "./transfer-words.ts";

const figures: readonly { name: keyof TransferCounts; will: string; did: string }[] = [
  { name: "made", will: "would be made", did: "made" },
  { name: "changed", will: "would change", did: "changed" },
  { name: "unchanged", will: "stay as they are", did: "as before" },
  { name: "skipped", will: "would be skipped", did: "skipped" },
];

/** What a look or an import came to, or why it did not. */
export function RunResult({ run }: { run: Transfer }) {
  const { fileName, bytes, problem, counts, status, step, hasReport } = run;
  const looked = step === "look";
  const { label, tone } = statusOf(run);
  const sent = status === "uploading";
  const along = counts && alsoMade(counts);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="wrap-anywhere font-medium">{fileName}</span>
        {bytes !== null && <span className="text-ink-faint text-xs">{sizeOf(bytes)}</span>}
        <Badge tone={sent ? "success" : tone}>{sent ? "Arrived" : label}</Badge>
      </p>
      {problem && (
        <Callout tone="danger" title={looked ? "It cannot be read" : "It did not come to its end"}>
          {problem}
        </Callout>
      )}
      {status === "cancelled" && step === "import" && (
        <Callout tone="warning" title="It was stopped">
          What had come in by then stays. Imported again, it brings the rest.
        </Callout>
      )}
      {hasReport && counts && (
        <>
          <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
            {figures.map(({ name, will, did }) => (
              <div key={name} className="flex flex-col-reverse justify-end bg-surface px-4 py-3">
                <dt className="text-ink-soft text-xs">{looked ? will : did}</dt>
                <dd className="font-serif text-2xl tabular-nums tracking-tight">
                  {(counts[name] ?? 0).toLocaleString("en")}
                </dd>
              </div>
            ))}
          </dl>
          {!looked && along && <p className="text-ink-soft text-sm">{along}</p>}
          <ReportLists run={run} />
        </>
      )}
    </div>
  );
}

/** What came along with the posts; nothing where nothing did. */
function alsoMade({ authors = 0, tags = 0, media = 0, redirects = 0 }: TransferCounts): string | null {
  const list = [
    ...(authors > 0 ? [counted(authors, "author", "authors")] : []),
    ...(tags > 0 ? [counted(tags, "tag", "tags")] : []),
    ...(media > 0 ? [counted(media, "media file", "media files")] : []),
    ...(redirects > 0 ? [counted(redirects, "redirect", "redirects")] : []),
  ];
  return list.length > 0 ? `Came along: ${new Intl.ListFormat("en").format(list)}.` : null;
}
