"use client";
import type { MediaKind } from "@broadsheet/contract/media";
import { mediaKinds } from "@broadsheet/contract/vocabulary";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { Select } from "@broadsheet/ui/select";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, FolderPen, FolderPlus, FolderX, Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { folderPaths } from "./folder-paths.ts";

const FolderDialog = onDemand(() => import("./folder-dialog.tsx").then((module) => module.FolderDialog));

/** Which part of the library is shown. */
export interface Place {
  /** Undefined: everywhere; null: in no folder. */
  folderId: string | null | undefined;
  kind: MediaKind | undefined;
  bin: boolean;
}

const kinds: Record<MediaKind, string> = {
  image: "Pictures",
  video: "Films",
  audio: "Sound",
  document: "Documents",
};

/** Folder, kind and bin, and what can be done with folders. */
export function MediaPlaces({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const manages = useMay("media:manage");
  const [dialog, setDialog] = useState<"new" | "rename" | "delete" | null>(null);
  const folders = useQuery(trpc.media.folders.list.queryOptions());
  const remove = useMutation(
    trpc.media.folders.delete.mutationOptions({
      onSuccess: () => {
        onChange({ ...place, folderId: undefined });
        return queries.invalidateQueries(trpc.media.pathFilter());
      },
    }),
  );
  const paths = folderPaths(folders.data ?? []);
  const folder = folders.data?.find(({ id }) => id === place.folderId);
  return (
    <>
      <Select
        aria-label="Folder"
        className="w-[calc(50%-0.25rem)] sm:w-44"
        value={place.folderId === undefined ? "all" : (place.folderId ?? "none")}
        onValueChange={(value) =>
          onChange({ ...place, folderId: value === "all" ? undefined : value === "none" ? null : value })
        }
        options={[
          { value: "all", label: "All folders" },
          { value: "none", label: "In no folder" },
          ...paths.map(({ id, path }) => ({ value: id, label: path })),
        ]}
      />
      <Select
        aria-label="Kind"
        className="w-[calc(50%-0.25rem)] sm:w-36"
        value={place.kind ?? "all"}
        onValueChange={(value) => onChange({ ...place, kind: mediaKinds.find((kind) => kind === value) })}
        options={[
          { value: "all", label: "All kinds" },
          ...mediaKinds.map((kind) => ({ value: kind, label: kinds[kind] })),
        ]}
      />
      <Button aria-pressed={place.bin} onClick={() => onChange({ ...place, bin: !place.bin })}>
        <Trash2 aria-hidden />
        {place.bin ? "Leave the bin" : "Bin"}
      </Button>
      {manages && (
        <DropdownMenu
          trigger={
            <IconButton label="Folders" tooltip={false}>
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<FolderPlus aria-hidden />} onSelect={() => setDialog("new")}>
            New folder{folder ? ` in ${folder.name}` : ""}…
          </MenuItem>
          {folder && (
            <>
              <MenuItem icon={<FolderPen aria-hidden />} onSelect={() => setDialog("rename")}>
                Rename or move {folder.name}…
              </MenuItem>
              <MenuItem icon={<FolderX aria-hidden />} destructive onSelect={() => setDialog("delete")}>
                Delete {folder.name}…
              </MenuItem>
            </>
          )}
        </DropdownMenu>
      )}
      {(dialog === "new" || dialog === "rename") && (
        <FolderDialog
          folders={folders.data ?? []}
          folder={dialog === "rename" ? folder : undefined}
          parentId={dialog === "rename" ? (folder?.parentId ?? null) : (place.folderId ?? null)}
          onSaved={(id) => onChange({ ...place, folderId: id })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === "delete" && folder && (
        <ConfirmDialog
          open
          onOpenChange={() => setDialog(null)}
          title={`Delete the folder ${folder.name}?`}
          description="The files and folders in it move up; none of them is deleted."
          confirmLabel="Delete folder"
          destructive
          onConfirm={() => remove.mutateAsync({ id: folder.id })}
        />
      )}
    </>
  );
}
