"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useQuery } from "@tanstack/react-query";
import { Plus, Puzzle, SearchX } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { named } from "./named.ts";
import { type SnippetAction, SnippetRow } from "./snippet-row.tsx";

const PreviewSnippet = onDemand(() =>
  import("./preview-snippet.tsx").then((module) => module.PreviewSnippet),
);
const RenameSnippet = onDemand(() => import("./rename-snippet.tsx").then((module) => module.RenameSnippet));
const DeleteSnippet = onDemand(() => import("./delete-snippet.tsx").then((module) => module.DeleteSnippet));

/** All snippets of the publication. */
export function SnippetList() {
  const trpc = useTRPC();
  const mayCreate = useMay("snippet:create");
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<{ snippet: SnippetSummary; action: SnippetAction }>();
  const list = useQuery(trpc.snippets.list.queryOptions());
  const newSnippet = mayCreate && (
    <Button variant="primary" asChild>
      <Link href={"/studio/snippets/new" as Route}>
        <Plus aria-hidden />
        New snippet
      </Link>
    </Button>
  );
  const shown = named(list.data ?? [], q);
  const close = () => setChosen(undefined);
  return (
    <>
      <PageHeader
        title="Snippets"
        description="What many texts share: a note about the author, a warning, a call to subscribe. Each text gets a copy of its own."
        actions={newSnippet}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {(list.data?.length ?? 0) > 0 && <SearchBox label="Search snippets" onSearch={setQ} />}
        <section aria-label="Snippets" aria-busy={list.isPending}>
          {list.isPending ? (
            <RowsSkeleton />
          ) : list.isError && !list.data ? (
            <LoadFailed error={list.error} what="The snippets" onRetry={() => void list.refetch()} />
          ) : (
            <Card className="overflow-hidden">
              {shown.length > 0 ? (
                <ul className="divide-y divide-line">
                  {shown.map((snippet) => (
                    <SnippetRow
                      key={snippet.id}
                      snippet={snippet}
                      onAction={(action) => setChosen({ snippet, action })}
                    />
                  ))}
                </ul>
              ) : q ? (
                <EmptyState icon={<SearchX aria-hidden />} title={`No snippet is called “${q}”`} />
              ) : (
                <EmptyState
                  icon={<Puzzle aria-hidden />}
                  title="No snippets yet"
                  description="Write one here, or select something in a text and choose “Save as snippet”. In any text, press / and type its name."
                  action={newSnippet}
                />
              )}
            </Card>
          )}
        </section>
      </div>
      {chosen?.action === "preview" && <PreviewSnippet snippet={chosen.snippet} onClose={close} />}
      {chosen?.action === "rename" && <RenameSnippet snippet={chosen.snippet} onClose={close} />}
      {chosen?.action === "delete" && <DeleteSnippet snippet={chosen.snippet} onClose={close} />}
    </>
  );
}
