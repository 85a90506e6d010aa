"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

const lookEvery = 30_000;

/** How many entries are unread, looked at every half minute while the tab is in view. */
export function useUnread(): number {
  const trpc = useTRPC();
  const query = useQuery({
    ...trpc.notifications.unread.queryOptions(),
    refetchInterval: lookEvery,
    staleTime: lookEvery / 2,
    refetchOnWindowFocus: true,
    retry: false,
  });
  return query.data?.unread ?? 0;
}

/** Marks entries as read; the lists follow. */
export function useReading() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
  const one = useMutation(trpc.notifications.read.mutationOptions({ onSettled }));
  const all = useMutation(trpc.notifications.readAll.mutationOptions({ onSettled }));
  return {
    read: (id: string) => one.mutate({ id }),
    readAll: () => all.mutate(),
    busy: all.isPending,
  };
}
