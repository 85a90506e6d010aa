"use client";
import type { Media } from "@broadsheet/contract/media";
import type { MediaBulkAction, MediaBulkStep } from "@broadsheet/contract/media-library";
import { useQueryClient } from "@tanstack/react-query";
import { useBulk } from "@/features/studio/bulk/use-bulk.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

export const filesCounted = (count: number) => `${count} ${count === 1 ? "file" : "files"}`;
const said: Record<MediaBulkAction["do"], (count: string) => string> = {
  move: (count) => `${count} moved`,
  delete: (count) => `${count} moved to the bin`,
  restore: (count) => `${count} taken out of the bin`,
};

/** Steps on many files at once. */
export function useMediaBulk(onDone: () => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useBulk<Media, MediaBulkAction, MediaBulkStep>({
    send: (steps) => client.media.bulk.mutate({ steps }),
    stepOf: ({ id }, action) => ({ id, action }),
    nameOf: ({ fileName }) => fileName,
    counted: filesCounted,
    said: (action, counted) => said[action.do](counted),
    refresh: () => queries.invalidateQueries(trpc.media.pathFilter()),
    onDone,
  });
}
