"use client";
import type { Calendar, CalendarEntry, CalendarInput } from "@broadsheet/contract/calendar";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { dateAndTime } from "@/features/posts/times.ts";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { type Day, dayOf, onDay } from "./days.ts";
import { keyOf, movingStep, titleOfEntry } from "./entry-words.ts";

/** Moves an entry to another day at the same time of day: shown at once, taken back when it is refused, and to be undone. */
export function useMove(input: CalendarInput, zone: string) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const key = trpc.calendar.range.queryKey(input);
  const place = (entry: CalendarEntry, at: string) =>
    queries.setQueryData(key, (shown: Calendar | undefined) =>
      shown
        ? {
            ...shown,
            entries: shown.entries
              .map((each) => (keyOf(each) === keyOf(entry) ? { ...each, at } : each))
              .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
          }
        : shown,
    );
  const { mutate } = useMutation({
    meta: { showsErrors: true },
    mutationFn: ({ entry, at }: { entry: CalendarEntry; at: string; undo: boolean }) =>
      movingStep(entry) === "schedule_unpublish"
        ? client.posts.scheduleUnpublish.mutate({ id: entry.postId, at })
        : client.posts.schedule.mutate({ id: entry.postId, at }),
    onMutate: async ({ entry, at }) => {
      await queries.cancelQueries({ queryKey: key });
      place(entry, at);
    },
    onSuccess: (_, { entry, at, undo }) => {
      const back = { entry: { ...entry, at }, at: entry.at, undo: true };
      toast({
        title: undo ? "Moved back" : `Moved to ${dateAndTime(at, zone)}`,
        description: titleOfEntry(entry),
        tone: "success",
        ...(undo
          ? {}
          : {
              action: {
                label: "Undo",
                altText: "Move it back in the calendar",
                onSelect: () => mutate(back),
              },
            }),
      });
    },
    onError: (error, { entry }) => {
      place(entry, entry.at);
      toast({ title: appErrorOf(error).message, description: titleOfEntry(entry), tone: "danger" });
    },
    onSettled: () => queries.invalidateQueries(trpc.calendar.pathFilter()),
  });
  return (entry: CalendarEntry, day: Day): void => {
    if (movingStep(entry) === null || dayOf(entry.at, zone) === day) return;
    mutate({ entry, at: onDay(entry.at, day, zone), undo: false });
  };
}
