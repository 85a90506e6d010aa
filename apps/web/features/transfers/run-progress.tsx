"use client";
import type { Transfer } from "@broadsheet/contract/transfers";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Progress } from "@broadsheet/ui/progress";
import { Square } from "lucide-react";
import { phaseOf, summaryOf, titleOf } from "./transfer-words.ts";

interface RunProgressProps {
  run: Transfer;
  onStop: (run: Transfer) => void;
}

/** How far a run is, and the way to stop it. */
export function RunProgress({ run, onStop }: RunProgressProps) {
  const { done, total, stalled, stopping, status } = run;
  const summary = summaryOf(run);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="wrap-anywhere font-medium">{titleOf(run)}</p>
        {total > 0 && (
          <p className="text-ink-faint text-xs tabular-nums">
            {done.toLocaleString("en")} of {total.toLocaleString("en")}
          </p>
        )}
      </div>
      <Progress value={total > 0 ? (done / total) * 100 : null} label={titleOf(run)} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5 text-ink-soft text-sm">
          <p role="status">{phaseOf(run)}.</p>
          {summary && <p className="tabular-nums">So far: {summary}.</p>}
        </div>
        <Button size="sm" disabled={stopping} onClick={() => onStop(run)}>
          <Square aria-hidden />
          {stopping ? "Stopping" : "Stop"}
        </Button>
      </div>
      {stalled ? (
        <Callout tone="warning" title="Nothing was heard of it for a minute">
          {status === "queued"
            ? "Nobody has taken it up yet: is a worker running?"
            : "Should its process have ended, the next one goes on where it stopped, and nothing is brought twice."}{" "}
          You can also stop it and begin again.
        </Callout>
      ) : (
        <p className="text-ink-faint text-xs">It goes on when you leave this page.</p>
      )}
    </div>
  );
}
