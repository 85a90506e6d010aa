"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { Dialog } from "@broadsheet/ui/dialog";
import { onDemand } from "@broadsheet/ui/on-demand";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";

const RenderedSnippet = onDemand(
  () => import("./rendered-snippet.tsx").then((module) => module.RenderedSnippet),
  () => <SkeletonText lines={5} />,
);

interface PreviewSnippetProps {
  snippet: SnippetSummary;
  onClose: () => void;
}

export function PreviewSnippet({ snippet, onClose }: PreviewSnippetProps) {
  const trpc = useTRPC();
  const detail = useQuery(trpc.snippets.get.queryOptions({ id: snippet.id }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={snippet.name}
      description={snippet.createdBy ? `Made by ${snippet.createdBy}` : undefined}
      size="lg"
    >
      {detail.data ? (
        <RenderedSnippet document={detail.data.document} />
      ) : detail.isError ? (
        <p role="alert" className="text-danger">
          {appErrorOf(detail.error).message}
        </p>
      ) : (
        <SkeletonText lines={5} />
      )}
    </Dialog>
  );
}
