"use client";
import type { CommentThread } from "@broadsheet/contract/comments";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

const oftenMs = 4_000;
const seldomMs = 20_000;

/** A post's threads, kept up to date: often while they are looked at, seldom otherwise. */
export function useThreads(postId: string, { enabled, often }: { enabled: boolean; often: boolean }) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.comments.list.queryOptions({ postId }),
    enabled,
    staleTime: 1_000,
    refetchInterval: often ? oftenMs : seldomMs,
    refetchOnWindowFocus: true,
  });
}

/** The people who may see a post, for mentions and for names of suggestions. */
export function usePostPeople(postId: string, enabled = true) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.comments.people.queryOptions({ postId }), enabled, staleTime: 60_000 });
}

/** What can be done in conversations; their list has the answer at once. */
export function useConversation(postId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queryKey = trpc.comments.list.queryKey({ postId });
  const keep = async (thread: CommentThread) => {
    await queries.cancelQueries({ queryKey });
    queries.setQueryData(queryKey, (before) => {
      if (!before) return before;
      const known = before.some((one) => one.id === thread.id);
      return known ? before.map((one) => (one.id === thread.id ? thread : one)) : [...before, thread];
    });
    void queries.invalidateQueries({ queryKey: trpc.checklist.pathKey() });
  };
  const options = { onSuccess: keep };
  return {
    start: useMutation(trpc.comments.start.mutationOptions(options)),
    reply: useMutation(trpc.comments.reply.mutationOptions(options)),
    edit: useMutation(trpc.comments.edit.mutationOptions(options)),
    resolve: useMutation(trpc.comments.resolve.mutationOptions(options)),
    reopen: useMutation(trpc.comments.reopen.mutationOptions(options)),
    remove: useMutation(
      trpc.comments.delete.mutationOptions({
        onSuccess: async (thread, { threadId }) => {
          if (thread) return keep(thread);
          await queries.cancelQueries({ queryKey });
          queries.setQueryData(queryKey, (before) => before?.filter((one) => one.id !== threadId));
        },
      }),
    ),
  };
}
