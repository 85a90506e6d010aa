"use client";
import type { BulkAction, BulkStep } from "@broadsheet/contract/post-lists";
import type { PostSummary } from "@broadsheet/contract/posts";
import { useQueryClient } from "@tanstack/react-query";
import { useBulk } from "@/features/studio/bulk/use-bulk.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

export const postsCounted = (count: number) => `${count} ${count === 1 ? "post" : "posts"}`;
const said: Record<BulkAction["do"], (count: string) => string> = {
  publish: (count) => `${count} published`,
  unpublish: (count) => `${count} taken from readers`,
  add_tag: (count) => `Tag put on ${count}`,
  remove_tag: (count) => `Tag taken off ${count}`,
  add_author: (count) => `Author added to ${count}`,
  set_authors: (count) => `Authors set for ${count}`,
  delete: (count) => `${count} moved to the bin`,
  undelete: (count) => `${count} taken out of the bin`,
};

/** Steps on many posts at once. */
export function usePostBulk(onDone: () => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useBulk<PostSummary, BulkAction, BulkStep>({
    send: (steps) => client.posts.bulk.mutate({ steps }),
    stepOf: ({ id, version }, action) => ({ id, action, ...(action.do === "publish" ? { version } : {}) }),
    nameOf: ({ title }) => title || "Untitled",
    counted: postsCounted,
    said: (action, counted) => said[action.do](counted),
    refresh: () => queries.invalidateQueries({ queryKey: trpc.posts.pathKey() }),
    onDone,
  });
}
