"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { Card } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { LoadMore } from "@broadsheet/ui/load-more";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useChoice } from "@/features/studio/bulk/use-choice.ts";
import { LoadFailed } from "@/features/studio/screen-states.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { useWorkflow } from "../workflow/use-workflow.tsx";
import { ListEmpty, ListSkeleton } from "./list-states.tsx";
import { listInputFor, readListState } from "./list-view.ts";
import { NewPostButton } from "./new-post-button.tsx";
import { PostFilters } from "./post-filters.tsx";
import { PostRow } from "./post-row.tsx";
import { PostViews } from "./post-views.tsx";
import { usePostBulk } from "./use-post-bulk.ts";

const BulkBar = onDemand(() => import("./bulk-bar.tsx").then((module) => module.BulkBar));
const Refusals = onDemand(() =>
  import("@/features/studio/bulk/refusals.tsx").then((module) => module.Refusals),
);

/** The list of posts, or of pages: tabs, filters, rows with the workflow's steps. */
export function PostList({ kind }: { kind: PostKind }) {
  const trpc = useTRPC();
  const params = useSearchParams();
  const state = readListState(new URLSearchParams(params));
  const workflow = useWorkflow();
  const seesAll = useMay("post:read:any");
  const list = useInfiniteQuery({
    ...trpc.posts.list.infiniteQueryOptions(listInputFor(kind, state), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const posts = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { ids, choose, chooseOne, clear } = useChoice();
  // Of what is shown alone: nothing is done to what nobody sees.
  const chosen = posts.filter(({ id }) => ids.has(id));
  const bulk = usePostBulk(clear);
  const noun = kind === "page" ? "pages" : "posts";
  return (
    <>
      <PageHeader
        title={kind === "page" ? "Pages" : "Posts"}
        description={
          seesAll
            ? `Every one of this publication's ${noun}, from the first draft to the archive.`
            : `The ${noun} on whose byline you stand.`
        }
        actions={<NewPostButton kind={kind} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <PostViews kind={kind} state={state} />
        <PostFilters kind={kind} state={state} />
        <section
          aria-label={kind === "page" ? "Pages" : "Posts"}
          aria-busy={list.isPending || list.isPlaceholderData}
          className={list.isPlaceholderData ? "opacity-60 transition-opacity" : ""}
        >
          {list.isPending ? (
            <ListSkeleton />
          ) : list.isError && posts.length === 0 ? (
            <LoadFailed error={list.error} what="The list" onRetry={() => void list.refetch()} />
          ) : posts.length === 0 ? (
            <ListEmpty kind={kind} state={state} />
          ) : (
            <>
              <Card className="overflow-hidden">
                <div className="flex items-center border-line border-b px-4 py-2 text-ink-faint text-xs md:px-5">
                  <Checkbox
                    aria-label="Choose all that are shown"
                    checked={
                      chosen.length === posts.length ? true : chosen.length > 0 ? "indeterminate" : false
                    }
                    onCheckedChange={(on) =>
                      choose(
                        posts.map(({ id }) => id),
                        on === true,
                      )
                    }
                  />
                  <span className="pl-3">Choose all that are shown</span>
                </div>
                <ul className="divide-y divide-line">
                  {posts.map((post) => (
                    <PostRow
                      key={post.id}
                      post={post}
                      chosen={ids.has(post.id)}
                      onChoose={(on, range) =>
                        chooseOne(post.id, on, { range, order: posts.map(({ id }) => id) })
                      }
                      onAction={workflow.begin}
                    />
                  ))}
                </ul>
              </Card>
              {list.isFetchNextPageError && (
                <p role="alert" className="pt-4 text-center text-danger text-sm">
                  More could not be loaded: {appErrorOf(list.error).message}
                </p>
              )}
              <LoadMore
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                onLoadMore={() => void list.fetchNextPage()}
                shown={posts.length}
                noun={posts.length === 1 ? kind : noun}
              />
              {chosen.length > 0 && (
                <BulkBar
                  chosen={chosen}
                  inBin={state.view === "bin"}
                  busy={bulk.busy}
                  onRun={(action) => bulk.run({ chosen, action })}
                  onClear={clear}
                />
              )}
            </>
          )}
        </section>
      </div>
      {workflow.dialog}
      {bulk.refused.length > 0 && <Refusals refused={bulk.refused} noun={kind} onClose={bulk.forget} />}
    </>
  );
}
