"use client";
import type { UndatedEntry } from "@broadsheet/contract/calendar";
import { toast } from "@broadsheet/ui/toast";
import { fromWallClock } from "@broadsheet/ui/zoned-time";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TimeDialog } from "@/features/posts/workflow/time-dialog.tsx";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import type { Day } from "./days.ts";

interface PlaceDraftProps {
  draft: UndatedEntry;
  day: Day;
  zone: string;
  onClose: () => void;
}

/** Asks for the time of a draft that was put on a day: nine in the morning unless somebody says otherwise. */
export function PlaceDraft({ draft, day, zone, onClose }: PlaceDraftProps) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const schedule = useMutation({
    mutationFn: (at: string) =>
      client.posts.schedule.mutate({ id: draft.postId, version: draft.version, at }),
    onSuccess: () => {
      toast({ title: "Scheduled", description: draft.title || "Untitled", tone: "success" });
      onClose();
    },
    onSettled: () => queries.invalidateQueries(trpc.calendar.pathFilter()),
  });
  return (
    <TimeDialog
      post={{ id: draft.postId, live: false, scheduledAt: null, unpublishAt: null }}
      action="schedule"
      suggested={fromWallClock(`${day}T09:00`, zone)}
      onClose={onClose}
      onSubmit={async ({ at = "" }) => {
        await schedule.mutateAsync(at);
      }}
    />
  );
}
