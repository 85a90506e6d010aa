"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FileText, Newspaper, Tag, UserPen } from "lucide-react";
import { useEffect, useState } from "react";
import { editorPath } from "@/features/posts/editor-path.ts";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import type { Command } from "./command-store.ts";

/** Posts, pages, tags and people with the words typed, as far as whoever types may see them. */
export function useFound(typed: string): { commands: Command[]; searching: boolean } {
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim().slice(0, 100)), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const managesTags = useMay("tag:manage");
  const managesAuthors = useMay("author:manage");
  const options = { placeholderData: keepPreviousData, staleTime: 10_000 };
  const on = q.length > 1;
  const posts = useQuery({ ...trpc.posts.list.queryOptions({ q, limit: 8 }), ...options, enabled: on });
  const tags = useQuery({ ...trpc.tags.list.queryOptions({ q, limit: 4 }), ...options, enabled: on });
  const authors = useQuery({ ...trpc.authors.list.queryOptions({ q, limit: 4 }), ...options, enabled: on });
  if (!on) return { commands: [], searching: typed.trim().length > 1 };
  const listOf = (filter: string) => `/studio/posts?${filter}`;
  return {
    searching: q !== typed.trim() || posts.isFetching,
    commands: [
      ...(posts.data?.items ?? []).map((post) => ({
        id: `post-${post.id}`,
        label: post.title || "Untitled",
        group: "Posts and pages",
        icon: post.kind === "page" ? Newspaper : FileText,
        note: post.status.replace("_", " "),
        href: editorPath(post),
      })),
      ...(tags.data?.items ?? []).map((tag) => ({
        id: `tag-${tag.id}`,
        label: tag.name,
        group: "Tags",
        icon: Tag,
        note: managesTags ? "tag" : "posts with this tag",
        href: listOf(`tag=${tag.id}`),
      })),
      ...(authors.data?.items ?? []).map((author) => ({
        id: `author-${author.id}`,
        label: author.name,
        group: "People",
        icon: UserPen,
        note: managesAuthors ? "author" : "posts by them",
        href: listOf(`author=${author.id}`),
      })),
    ],
  };
}
