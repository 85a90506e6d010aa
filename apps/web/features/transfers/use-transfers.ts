"use client";
import type { Transfer } from "@broadsheet/contract/transfers";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { nextPage } from "@/features/studio/next-page.ts";
import { useTRPC } from "@/trpc/client.tsx";

export const historySize = 10;
/** How often it is asked how far a run is, and whether somebody else began one. */
const whileRunningMs = 1_000;
const otherwiseMs = 10_000;

/** What goes on and what has been, kept up to date while the screen is open. */
export function useTransfers() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const current = useQuery({
    ...trpc.transfers.current.queryOptions(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.active ? whileRunningMs : otherwiseMs),
  });
  const list = useInfiniteQuery(trpc.transfers.list.infiniteQueryOptions({ limit: historySize }, nextPage));
  const active = current.data?.active ?? null;
  const state = active ? `${active.id} ${active.status}` : "none";
  // A run that began, ended or changed is another one in the history.
  useEffect(() => {
    if (state) void queries.invalidateQueries(trpc.transfers.list.infiniteQueryFilter());
  }, [state, queries, trpc]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const refresh = () => queries.invalidateQueries(trpc.transfers.pathFilter());
  return { current, list, active, items, refresh, offline: current.fetchStatus === "paused" };
}

/** The steps that can be taken with a run; each brings the screen up to date. */
export function useTransferSteps(refresh: () => Promise<void>) {
  const trpc = useTRPC();
  const settled = { onSettled: refresh };
  const stop = useMutation(trpc.transfers.stop.mutationOptions(settled));
  const discard = useMutation(trpc.transfers.discard.mutationOptions(settled));
  return {
    stop: ({ id }: Transfer) => stop.mutate({ id }),
    discard: ({ id }: Transfer) => discard.mutate({ id }),
    busy: stop.isPending || discard.isPending,
  };
}
