"use client";
import type { MediaFolder } from "@broadsheet/contract/media-library";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { folderPaths } from "./folder-paths.ts";

interface FolderDialogProps {
  folders: readonly MediaFolder[];
  /** The one that is changed; without, a new one is made. */
  folder: MediaFolder | undefined;
  parentId: string | null;
  onSaved: (id: string) => void;
  onClose: () => void;
}

export function FolderDialog({ folders, folder, parentId, onSaved, onClose }: FolderDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.media.folders.create.mutationOptions({ meta: { showsErrors: true } }));
  const update = useMutation(trpc.media.folders.update.mutationOptions({ meta: { showsErrors: true } }));
  const [name, setName] = useState(folder?.name ?? "");
  const [parent, setParent] = useState(parentId);
  const [error, setError] = useState<string>();
  async function save() {
    if (!name.trim()) return setError("Give the folder a name");
    const values = { name: name.trim(), parentId: parent };
    try {
      const saved = folder
        ? await update.mutateAsync({ id: folder.id, ...values })
        : await create.mutateAsync(values);
      await queries.invalidateQueries(trpc.media.pathFilter());
      onSaved(saved.id);
      onClose();
    } catch (failure) {
      setError(appErrorOf(failure).message);
    }
  }
  return (
    <FormDialog
      size="sm"
      title={folder ? `Change ${folder.name}` : "New folder"}
      submitLabel={folder ? "Save folder" : "Make folder"}
      busy={create.isPending || update.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Name" error={error}>
        <Input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label="Lies in">
        <Select
          value={parent ?? "top"}
          onValueChange={(value) => setParent(value === "top" ? null : value)}
          options={[
            { value: "top", label: "Nothing: at the top" },
            ...folderPaths(folders)
              .filter(({ id }) => id !== folder?.id)
              .map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
      </Field>
    </FormDialog>
  );
}
