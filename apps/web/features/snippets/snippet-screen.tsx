"use client";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { SnippetForm } from "./snippet-form.tsx";

const DeleteSnippet = onDemand(() => import("./delete-snippet.tsx").then((module) => module.DeleteSnippet));
const RenderedSnippet = onDemand(
  () => import("./rendered-snippet.tsx").then((module) => module.RenderedSnippet),
  () => <SkeletonText lines={5} />,
);

const back = <Link href={"/studio/snippets" as Route}>← Snippets</Link>;

/** One snippet: to change for those who may, to look at for everybody else who writes. */
export function SnippetScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  // Counts what was put in the place of what is on the screen.
  const [shown, setShown] = useState(0);
  const query = useQuery({
    ...trpc.snippets.get.queryOptions({ id }),
    refetchOnMount: "always",
  });
  // What is written begins with what is there now; without a connection, with what was last seen.
  const current = query.isFetchedAfterMount || query.fetchStatus === "paused";
  const snippet = current ? query.data : undefined;
  if (!snippet)
    return query.isError ? (
      <LoadFailed error={query.error} what="The snippet" onRetry={() => void query.refetch()} />
    ) : (
      <RowsSkeleton />
    );
  const { name, createdBy, updatedAt, updatedBy, mayChange } = snippet;
  return (
    <>
      <PageHeader
        back={back}
        title={name}
        description={
          <>
            {createdBy && `Made by ${createdBy}. `}
            Changed <TimeAgo at={updatedAt} />
            {updatedBy && ` by ${updatedBy}`}. Texts that have a copy stay as they are.
          </>
        }
      />
      {mayChange ? (
        <SnippetForm
          key={shown}
          snippet={snippet}
          onSaved={() => {}}
          onReload={async () => {
            await query.refetch();
            setShown(shown + 1);
          }}
          actions={
            <Button variant="dangerGhost" onClick={() => setDeleting(true)}>
              Delete…
            </Button>
          }
        />
      ) : (
        <Card className="px-5 py-6 sm:px-10">
          <RenderedSnippet document={snippet.document} />
        </Card>
      )}
      {deleting && (
        <DeleteSnippet
          snippet={snippet}
          onClose={() => setDeleting(false)}
          onDone={() => router.push("/studio/snippets" as Route)}
        />
      )}
    </>
  );
}

/** A snippet that is written here, not taken from a text. */
export function NewSnippet() {
  const router = useRouter();
  return (
    <>
      <PageHeader
        back={back}
        title="New snippet"
        description="Everybody who writes here can put a copy of it into a text."
      />
      <SnippetForm onSaved={({ id }) => router.replace(`/studio/snippets/${id}` as Route)} />
    </>
  );
}
