"use client";
import type { Media } from "@broadsheet/contract/media";
import { Field } from "@broadsheet/ui/field";
import { Select } from "@broadsheet/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { folderPaths } from "./folder-paths.ts";
import { filesCounted } from "./use-media-bulk.ts";

const none = "none";

interface MoveDialogProps {
  chosen: readonly Media[];
  onMove: (folderId: string | null) => void;
  onClose: () => void;
}

/** Asks which folder the chosen files go to. */
export function MoveDialog({ chosen, onMove, onClose }: MoveDialogProps) {
  const trpc = useTRPC();
  const folders = useQuery(trpc.media.folders.list.queryOptions());
  const [first] = chosen;
  const together = first && chosen.every(({ folderId }) => folderId === first.folderId);
  const [folder, setFolder] = useState<string>();
  const now = together ? (first.folderId ?? none) : undefined;
  return (
    <FormDialog
      size="sm"
      title={`Move ${filesCounted(chosen.length)}`}
      submitLabel="Move"
      busy={false}
      disabled={folder === undefined || folder === now}
      onSubmit={() => folder !== undefined && onMove(folder === none ? null : folder)}
      onClose={onClose}
    >
      <Field label="Folder">
        <Select
          value={folder ?? now}
          placeholder="Choose a folder…"
          onValueChange={setFolder}
          options={[
            { value: none, label: "In no folder" },
            ...folderPaths(folders.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
      </Field>
    </FormDialog>
  );
}
