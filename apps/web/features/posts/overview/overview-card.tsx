"use client";
import type { PostSummary } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Card, CardHeader } from "@broadsheet/ui/card";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { editorPath } from "../editor-path.ts";
import { PostBadges } from "../post-badges.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { dateAndTime } from "../times.ts";
import type { OverviewList } from "./overview-lists.ts";

/** A few posts that share a state, and the way to all of them. */
export function OverviewCard({ list }: { list: OverviewList }) {
  const trpc = useTRPC();
  // One question for all of them: every card reads its part of the same answer.
  const now = useQuery({ ...trpc.posts.now.queryOptions(), staleTime: 5_000 });
  const found = now.data?.[list.part];
  if (list.empty === null && !found?.items.length) return null;
  return (
    <Card aria-busy={now.isPending}>
      <CardHeader
        title={list.title}
        actions={
          found?.more && (
            <Link href={list.more as Route} className="text-accent text-xs hover:underline">
              All of them
            </Link>
          )
        }
      />
      <div className="min-h-30 pt-1 pb-2">
        {now.isPending ? (
          <div className="grid gap-4 px-5 py-3">
            <Skeleton className="w-3/4" />
            <Skeleton className="w-1/2" />
            <Skeleton className="w-2/3" />
          </div>
        ) : now.isError ? (
          <div role="alert" className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
            <p className="text-ink-soft">{appErrorOf(now.error).message}</p>
            <Button size="sm" onClick={() => void now.refetch()}>
              Try again
            </Button>
          </div>
        ) : !found?.items.length ? (
          <p className="px-5 py-3 text-ink-faint">{list.empty}</p>
        ) : (
          <ul>
            {found.items.map((post) => (
              <Item key={post.id} post={post} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Item({ post }: { post: PostSummary }) {
  const { publication, person } = useStudio();
  const names = post.authors.filter(({ id }) => id !== person.authorId).map(({ name }) => name);
  const plain = post.status === "draft" || (post.status === "published" && !post.hasChanges);
  return (
    <li className="relative flex items-center justify-between gap-4 px-5 py-2.5 transition-colors hover:bg-sunken/60">
      <span className="grid min-w-0">
        <Link
          href={editorPath(post)}
          className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {post.title || <span className="text-ink-faint italic">Untitled</span>}
        </Link>
        <span className="truncate text-ink-faint text-xs">
          {names.length > 0 && `${names.join(", ")} · `}
          {post.status === "scheduled" && post.scheduledAt ? (
            dateAndTime(post.scheduledAt, publication.timezone)
          ) : (
            <TimeAgo at={(post.status === "published" && post.publishedAt) || post.updatedAt} />
          )}
        </span>
      </span>
      {!plain && post.status !== "scheduled" && <PostBadges post={post} />}
    </li>
  );
}
