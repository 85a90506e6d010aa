"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/client.tsx";

const lookAgain = 4_000;

/** A post's checklist as the server judges what it has. While links are being looked at it is asked again. */
export function useChecklist(postId: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.checklist.get.queryOptions({ postId }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.some((entry) => entry.state === "unknown") && state.dataUpdateCount < 8 ? lookAgain : false,
  });
}
