"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { maxSnippetName } from "@broadsheet/contract/vocabulary";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";

interface RenameSnippetProps {
  snippet: SnippetSummary;
  onClose: () => void;
}

export function RenameSnippet({ snippet, onClose }: RenameSnippetProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(snippet.name);
  const [missing, setMissing] = useState(false);
  const rename = useMutation(
    trpc.snippets.update.mutationOptions({
      meta: { showsErrors: true },
      onSettled: () => queries.invalidateQueries(trpc.snippets.pathFilter()),
      onSuccess: (renamed) => {
        toast({ title: `It is called “${renamed.name}” now`, tone: "success" });
        onClose();
      },
    }),
  );
  const problem = rename.isError ? appErrorOf(rename.error) : null;
  const taken = problem?.code === "ALREADY_EXISTS" ? problem.message : undefined;
  return (
    <FormDialog
      title="Rename the snippet"
      submitLabel="Rename"
      busy={rename.isPending}
      error={taken ? undefined : problem?.message}
      onClose={onClose}
      onSubmit={() => {
        setMissing(name.trim() === "");
        if (name.trim() !== "") rename.mutate({ id: snippet.id, version: snippet.version, name });
      }}
    >
      <Field label="Name" required error={missing ? "Give the snippet a name" : taken}>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={maxSnippetName}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
