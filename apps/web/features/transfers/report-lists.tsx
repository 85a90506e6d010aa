"use client";
import type { Transfer, TransferReport } from "@broadsheet/contract/transfers";
import { Button } from "@broadsheet/ui/button";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/trpc/client.tsx";

/** What a run tells of every file, the first of each kind; all of it is there to download. */
export function ReportLists({ run }: { run: Transfer }) {
  const trpc = useTRPC();
  const report = useQuery({
    ...trpc.transfers.report.queryOptions({ id: run.id }),
    // Another look writes another report under the same id.
    queryHash: `transfer report ${run.id} ${run.endedAt}`,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (report.isPending) return <Skeleton className="h-10 w-full" />;
  if (report.isError)
    return (
      <p className="text-ink-soft text-sm">
        The report could not be loaded.{" "}
        <Button variant="link" onClick={() => void report.refetch()}>
          Try again
        </Button>
      </p>
    );
  const { dryRun, made, changed, skipped, warnings, missing } = report.data;
  const posts = (of: TransferReport["made"]) =>
    of.items.map(({ file, title, id, kind }) => (
      <li key={file} className="wrap-anywhere">
        {id ? (
          <Link
            href={`/studio/${kind === "page" ? "pages" : "posts"}/${id}`}
            className="underline decoration-ink-faint/50 underline-offset-4 hover:decoration-accent"
          >
            {title || "Without a title"}
          </Link>
        ) : (
          title || "Without a title"
        )}{" "}
        <span className="font-mono text-ink-faint text-xs">{file}</span>
      </li>
    ));
  const notices = (of: TransferReport["skipped"]) =>
    of.items.map(({ file, line, reason }) => (
      <li key={`${file}:${line}:${reason}`} className="wrap-anywhere">
        <span className="font-mono text-xs">
          {file}:{line}
        </span>{" "}
        <span className="text-ink-soft">{reason}</span>
      </li>
    ));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Part title="Skipped" total={skipped.total} open>
        {notices(skipped)}
      </Part>
      <Part title="Warnings" total={warnings.total}>
        {notices(warnings)}
      </Part>
      <Part title={dryRun ? "Would be made" : "Made"} total={made.total}>
        {posts(made)}
      </Part>
      <Part title={dryRun ? "Would change" : "Changed"} total={changed.total}>
        {posts(changed)}
      </Part>
      <Part
        title={run.kind === "export" ? "Media that are not stored any more" : "No longer in the archive"}
        total={missing.total}
      >
        {missing.items.map((file) => (
          <li key={file} className="wrap-anywhere font-mono text-xs">
            {file}
          </li>
        ))}
      </Part>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {(["csv", "json"] as const).map((as) => (
          <Button key={as} asChild variant="link" size="sm">
            <a href={`/api/studio/transfers/${run.id}/report?as=${as}`} download>
              <Download aria-hidden />
              The whole report as {as.toUpperCase()}
            </a>
          </Button>
        ))}
      </p>
    </div>
  );
}

interface PartProps {
  title: string;
  total: number;
  open?: boolean;
  children: readonly ReactNode[];
}

function Part({ title, total, open = false, children }: PartProps) {
  if (total === 0) return null;
  return (
    <details open={open} className="rounded-md border border-line px-4 py-2.5">
      <summary className="cursor-pointer select-none text-sm">
        <span className="font-medium">{title}</span>{" "}
        <span className="text-ink-faint tabular-nums">{total.toLocaleString("en")}</span>
      </summary>
      <ul className="mt-2 grid max-h-72 grid-cols-[minmax(0,1fr)] gap-1.5 overflow-y-auto pb-1 text-sm">
        {children}
        {total > children.length && (
          <li className="text-ink-faint text-xs">
            and {(total - children.length).toLocaleString("en")} more, in the whole report
          </li>
        )}
      </ul>
    </details>
  );
}
