"use client";
import type { Transfer } from "@broadsheet/contract/transfers";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { ArrowDownToLine, ArrowUpFromLine, History } from "lucide-react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { statusOf, summaryOf } from "./transfer-words.ts";
import { useTransferSteps, type useTransfers } from "./use-transfers.ts";

interface TransferHistoryProps {
  state: ReturnType<typeof useTransfers>;
  /** Shows an import above, with its result and what can be done with it. */
  onOpen: (run: Transfer) => void;
}

/** Imports and exports before. */
export function TransferHistory({ state, onOpen }: TransferHistoryProps) {
  const steps = useTransferSteps(state.refresh);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="font-medium font-serif text-lg tracking-tight">History</h2>
      <PagedList
        query={state.list}
        label="Imports and exports"
        nouns={["run", "runs"]}
        expected={3}
        row={(run) => (
          <HistoryRow key={run.id} run={run} busy={steps.busy} onOpen={onOpen} onDiscard={steps.discard} />
        )}
        empty={
          <EmptyState
            icon={<History aria-hidden />}
            title="Nothing was imported or exported yet"
            description="Each import and export is listed here, with who began it and what it came to."
          />
        }
      />
    </section>
  );
}

interface HistoryRowProps {
  run: Transfer;
  busy: boolean;
  onOpen: (run: Transfer) => void;
  onDiscard: (run: Transfer) => void;
}

function HistoryRow({ run, busy, onOpen, onDiscard }: HistoryRowProps) {
  const { kind, status, fileName, by, createdAt, stored, problem } = run;
  const { label, tone } = statusOf(run);
  const Icon = kind === "import" ? ArrowDownToLine : ArrowUpFromLine;
  const active = status === "queued" || status === "running";
  const said = problem ?? summaryOf(run);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <div className="flex min-w-0 flex-[1_1_18rem] gap-3">
        <Icon
          aria-label={kind === "import" ? "Import" : "Export"}
          className="mt-0.5 size-4 shrink-0 text-ink-faint"
        />
        <div className="grid min-w-0 gap-1">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="wrap-anywhere font-medium text-sm">{fileName}</span>
            <Badge tone={tone}>{label}</Badge>
          </p>
          {said && <p className="wrap-anywhere text-ink-soft text-sm">{said}</p>}
          <p className="text-ink-faint text-xs">
            <TimeAgo at={createdAt} />
            {by && ` by ${by}`}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-1 max-sm:-ml-3">
        {kind === "import" && !active && status !== "uploading" && (
          <Button size="sm" variant="ghost" aria-label={`Show ${fileName}`} onClick={() => onOpen(run)}>
            Show
          </Button>
        )}
        {kind === "export" && stored && status === "done" && (
          <Button asChild size="sm" variant="ghost">
            <a href={`/api/studio/transfers/${run.id}/archive`} download aria-label={`Download ${fileName}`}>
              Download
            </a>
          </Button>
        )}
        {(stored || status === "uploading") && !active && (
          <Button
            size="sm"
            variant="dangerGhost"
            disabled={busy}
            aria-label={`Remove the archive ${fileName}`}
            onClick={() => onDiscard(run)}
          >
            Remove archive
          </Button>
        )}
      </div>
    </li>
  );
}
