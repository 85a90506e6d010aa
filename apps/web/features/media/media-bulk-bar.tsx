"use client";
import type { Media } from "@broadsheet/contract/media";
import type { MediaBulkAction } from "@broadsheet/contract/media-library";
import { Button } from "@broadsheet/ui/button";
import { FolderInput, Trash2, Undo2 } from "lucide-react";
import { useState } from "react";
import { BulkFrame } from "@/features/studio/bulk/bulk-frame.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { filesCounted } from "./use-media-bulk.ts";

interface MediaBulkBarProps {
  chosen: readonly Media[];
  inBin: boolean;
  busy: boolean;
  onRun: (action: MediaBulkAction) => void;
  onClear: () => void;
}

/** What can be done with the chosen files; whether each may, the server says file by file. */
export function MediaBulkBar({ chosen, inBin, busy, onRun, onClear }: MediaBulkBarProps) {
  const manages = useMay("media:manage");
  const [moving, setMoving] = useState(false);
  const counted = filesCounted(chosen.length);
  return (
    <BulkFrame label="Actions for the chosen files" counted={counted} onClear={onClear}>
      {!inBin && (
        <Button disabled={busy} onClick={() => setMoving(true)}>
          <FolderInput aria-hidden />
          Move to folder…
        </Button>
      )}
      {manages &&
        (inBin ? (
          <Button disabled={busy} onClick={() => onRun({ do: "restore" })}>
            <Undo2 aria-hidden />
            Take out of the bin
          </Button>
        ) : (
          <Button variant="dangerGhost" disabled={busy} onClick={() => onRun({ do: "delete" })}>
            <Trash2 aria-hidden />
            Move to the bin
          </Button>
        ))}
      {moving && (
        <MoveDialog
          chosen={chosen}
          onMove={(folderId) => {
            setMoving(false);
            onRun({ do: "move", folderId });
          }}
          onClose={() => setMoving(false)}
        />
      )}
    </BulkFrame>
  );
}
