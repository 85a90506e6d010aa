"use client";
import type { ComparedVersion, VersionComparison } from "@broadsheet/contract/comparisons";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { PageHeader } from "@broadsheet/ui/page-header";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Equal } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { editorPath } from "@/features/posts/editor-path.ts";
import { actionLook } from "@/features/posts/workflow/action-words.ts";
import { useWorkflow } from "@/features/posts/workflow/use-workflow.tsx";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { BlockList } from "./block-list.tsx";
import { FieldList } from "./field-list.tsx";
import { VersionPicker } from "./version-picker.tsx";

interface CompareScreenProps {
  postId: string;
  from: ComparedVersion;
  to: ComparedVersion;
}

/** What differs between two states of a post; of a live post with changes also the two ways on: publish or discard them. */
export function CompareScreen({ postId, ...asked }: CompareScreenProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [sides, setSides] = useState(asked);
  const post = useQuery(trpc.posts.get.queryOptions({ id: postId }));
  const notLive = post.data?.live === false && (sides.from === "live" || sides.to === "live");
  const comparison = useQuery({
    ...trpc.posts.revisions.compare.queryOptions({ postId, ...sides }),
    enabled: post.isSuccess && !notLive,
    placeholderData: keepPreviousData,
  });
  const workflow = useWorkflow({
    onDone: () => void queries.invalidateQueries(trpc.posts.revisions.pathFilter()),
  });
  const choose = (change: Partial<typeof sides>) => {
    const next = { ...sides, ...change };
    setSides(next);
    window.history.replaceState(null, "", `?from=${next.from}&to=${next.to}`);
  };
  if (post.isError)
    return <LoadFailed error={post.error} what="The post" onRetry={() => void post.refetch()} />;
  if (!post.data) return <RowsSkeleton />;
  const { data } = post;
  const ofChanges = sides.from === "live" && sides.to === "working" && data.live;
  const steps = (["discard_changes", "publish"] as const).filter(
    (step) => ofChanges && data.actions.includes(step),
  );
  return (
    <>
      <PageHeader
        back={<Link href={editorPath(data) as Route}>← Back to the {data.kind}</Link>}
        title={ofChanges ? "What readers do not see yet" : "Compare versions"}
        description={data.title || "Untitled"}
        actions={steps.map((step) => (
          <Button
            key={step}
            variant={step === "publish" ? "primary" : "secondary"}
            loading={workflow.busy === step}
            disabled={workflow.busy !== null}
            onClick={() => workflow.begin(data, step)}
          >
            {actionLook(step, data).label}
          </Button>
        ))}
      />
      <div className="grid gap-5">
        <VersionPicker post={data} sides={sides} onChange={choose} />
        {notLive ? (
          <Card>
            <EmptyState
              title="Readers do not see this post"
              description="Choose two kept versions instead."
            />
          </Card>
        ) : comparison.isError ? (
          <LoadFailed
            error={comparison.error}
            what="The comparison"
            onRetry={() => void comparison.refetch()}
          />
        ) : comparison.data ? (
          <Differences comparison={comparison.data} stale={comparison.isPlaceholderData} />
        ) : (
          <RowsSkeleton />
        )}
      </div>
      {workflow.dialog}
    </>
  );
}

function Differences({ comparison, stale }: { comparison: VersionComparison; stale: boolean }) {
  const { fields, blocks, complete } = comparison;
  const changed = blocks.filter(({ change }) => change !== "same").length;
  if (fields.length === 0 && changed === 0)
    return (
      <Card>
        <EmptyState
          icon={<Equal aria-hidden />}
          title="No difference"
          description="Text, title and settings are the same in both."
        />
      </Card>
    );
  const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;
  return (
    <div aria-busy={stale} className={stale ? "grid gap-5 opacity-60" : "grid gap-5"}>
      <p role="status" className="text-ink-soft text-sm">
        {counted(changed, "block")} and {counted(fields.length, "field")} differ.{" "}
        <ins className="rounded-xs bg-success-soft px-1 text-success">Added</ins>{" "}
        <del className="rounded-xs bg-danger-soft px-1 text-danger">Removed</del>
      </p>
      {!complete && (
        <Callout tone="warning" title="Not everything is compared word by word">
          These versions are so long and so different that some passages are shown as removed and added whole.
        </Callout>
      )}
      <FieldList fields={fields} />
      <BlockList blocks={blocks} />
    </div>
  );
}
