"use client";
import type { PostSummary } from "@broadsheet/contract/posts";
import { Card } from "@broadsheet/ui/card";
import { Spinner } from "@broadsheet/ui/spinner";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { PostBadges } from "@/features/posts/post-badges.tsx";
import { LoadFailed } from "@/features/studio/screen-states.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useTRPC } from "@/trpc/client.tsx";

interface AddPostProps {
  taken: readonly string[];
  onAdd: (post: PostSummary) => void;
}

/** Finds posts and pages by title; a click puts one into the bundle. */
export function AddPost({ taken, onAdd }: AddPostProps) {
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  const found = useQuery({
    ...trpc.posts.list.queryOptions({ limit: 12, q: q || undefined }),
    placeholderData: keepPreviousData,
  });
  const posts = (found.data?.items ?? []).filter(
    ({ id, status }) => !taken.includes(id) && status !== "archived",
  );
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-3 p-5">
      <h2 className="font-medium font-serif text-lg tracking-tight">Add a post</h2>
      <SearchBox label="Search posts and pages by title" onSearch={setQ} />
      {found.isPending ? (
        <Spinner />
      ) : found.isError && !found.data ? (
        <LoadFailed error={found.error} what="The posts" onRetry={() => void found.refetch()} />
      ) : posts.length === 0 ? (
        <p className="text-ink-faint text-sm">No post or page is called so.</p>
      ) : (
        <ul aria-label="Posts to add" className="grid grid-cols-[minmax(0,1fr)] gap-1">
          {posts.slice(0, 8).map((post) => (
            <li key={post.id}>
              <button
                type="button"
                onClick={() => onAdd(post)}
                className="flex w-full min-w-0 items-center gap-3 rounded-sm px-2 py-2 text-left text-sm hover:bg-sunken"
              >
                <Plus aria-hidden className="size-4 shrink-0 text-ink-faint" />
                <span className="min-w-0 flex-1 truncate">{post.title || "Untitled"}</span>
                <PostBadges post={post} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
