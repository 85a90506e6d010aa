"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

interface DeleteSnippetProps {
  snippet: SnippetSummary;
  onClose: () => void;
  onDone?: () => void;
}

export function DeleteSnippet({ snippet, onClose, onDone }: DeleteSnippetProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.snippets.delete.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${snippet.name}”?`}
      description="Nobody can put it into a text any more. Texts that have a copy keep it. This cannot be undone."
      confirmLabel="Delete snippet"
      destructive
      onConfirm={async () => {
        await remove.mutateAsync({ id: snippet.id });
        await queries.invalidateQueries(trpc.snippets.list.queryFilter());
        toast({ title: `“${snippet.name}” is deleted`, tone: "success" });
        onDone?.();
      }}
    />
  );
}
