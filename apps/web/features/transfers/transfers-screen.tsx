"use client";
import { Callout } from "@broadsheet/ui/callout";
import { useState } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { ExportCard } from "./export-card.tsx";
import { ImportCard } from "./import-card.tsx";
import { TransferHistory } from "./transfer-history.tsx";
import { useTransfers } from "./use-transfers.ts";

/** Posts from elsewhere, and everything to take along. */
export function TransfersScreen() {
  const state = useTransfers();
  const [openId, setOpenId] = useState<string>();
  const mayImport = useMay("publication:import");
  const mayExport = useMay("publication:export");
  const { current } = state;
  if (current.isPending) return <RowsSkeleton count={4} />;
  if (current.isError && !current.data)
    return (
      <LoadFailed error={current.error} what="Imports and exports" onRetry={() => void current.refetch()} />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {(state.offline || current.isError) && (
        <Callout tone="warning" title="The server cannot be reached">
          What runs there goes on. This page shows it again as soon as there is a connection.
        </Callout>
      )}
      {mayImport && (
        <ImportCard state={state} maxBytes={current.data.maxBytes} openId={openId} onOpen={setOpenId} />
      )}
      {mayExport && <ExportCard state={state} />}
      <TransferHistory
        state={state}
        onOpen={(run) => {
          setOpenId(run.id);
          document.getElementById("import")?.scrollIntoView({ block: "start" });
        }}
      />
    </div>
  );
}
