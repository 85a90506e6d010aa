"use client";
import type { BundleDetail } from "@broadsheet/contract/bundles";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

interface NameDialogProps {
  /** The bundle to rename; a new one without. */
  bundle?: Pick<BundleDetail, "id" | "version" | "name">;
  onClose: () => void;
  onDone: (bundle: BundleDetail) => void;
}

/** Names a new bundle, or an old one anew. */
export function NameDialog({ bundle, onClose, onDone }: NameDialogProps) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(bundle?.name ?? "");
  const [missing, setMissing] = useState(false);
  const save = useMutation({
    meta: { showsErrors: true },
    mutationFn: () =>
      bundle
        ? client.bundles.update.mutate({ id: bundle.id, version: bundle.version, name })
        : client.bundles.create.mutate({ name }),
    onSuccess: (saved) => {
      void queries.invalidateQueries(trpc.bundles.pathFilter());
      onDone(saved);
      onClose();
    },
  });
  return (
    <FormDialog
      title={bundle ? "Rename the bundle" : "New bundle"}
      submitLabel={bundle ? "Rename" : "Create bundle"}
      busy={save.isPending}
      error={save.isError ? appErrorOf(save.error).message : undefined}
      onClose={onClose}
      onSubmit={() => {
        setMissing(name.trim() === "");
        if (name.trim() !== "") save.mutate();
      }}
    >
      <Field label="Name" required error={missing ? "Give the bundle a name" : undefined}>
        <Input
          autoFocus
          maxLength={120}
          value={name}
          placeholder="Winter issue"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
