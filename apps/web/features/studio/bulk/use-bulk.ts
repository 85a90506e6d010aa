"use client";
import { toast } from "@broadsheet/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";

const mostAtOnce = 100;

interface Result<Step> {
  id: string;
  outcome: "done" | "unchanged" | "refused";
  reason: string | null;
  undo: Step | null;
}

export interface Refusal {
  title: string;
  reason: string;
}

export interface Bulk<Item, Action, Step> {
  /** At most a hundred steps at a time. */
  send: (steps: Step[]) => Promise<{ results: Result<Step>[] }>;
  stepOf: (item: Item, action: Action) => Step;
  nameOf: (item: Item) => string;
  /** "3 posts". */
  counted: (count: number) => string;
  /** What has happened to so many. */
  said: (action: Action, counted: string) => string;
  refresh: () => Promise<unknown>;
  onDone: () => void;
}

/** Steps on many things at once: what came of them is said, with a way back; what was refused is listed. */
export function useBulk<Item extends { id: string }, Action, Step>(bulk: Bulk<Item, Action, Step>) {
  const { counted, refresh } = bulk;
  const [refused, setRefused] = useState<Refusal[]>([]);
  async function send(steps: readonly Step[]): Promise<Result<Step>[]> {
    const results: Result<Step>[] = [];
    for (let at = 0; at < steps.length; at += mostAtOnce)
      results.push(...(await bulk.send(steps.slice(at, at + mostAtOnce))).results);
    return results;
  }
  const fail = (error: unknown) => toast({ title: appErrorOf(error).message, tone: "danger" });

  const undo = useMutation({
    meta: { showsErrors: true },
    mutationFn: send,
    onSuccess: (results) => {
      const kept = results.filter(({ outcome }) => outcome === "refused");
      if (kept.length === 0) toast({ title: "Undone", tone: "success" });
      else toast({ title: `Not undone for ${counted(kept.length)}: ${kept[0]?.reason}`, tone: "danger" });
    },
    onError: fail,
    onSettled: refresh,
  });

  const run = useMutation({
    meta: { showsErrors: true },
    mutationFn: ({ chosen, action }: { chosen: readonly Item[]; action: Action }) =>
      send(chosen.map((item) => bulk.stepOf(item, action))),
    onSuccess: (results, { chosen, action }) => {
      const done = results.filter(({ outcome }) => outcome === "done");
      const back = done.flatMap((result) => result.undo ?? []);
      const names = new Map(chosen.map((item) => [item.id, bulk.nameOf(item)]));
      setRefused(
        results.flatMap(({ id, outcome, reason }) =>
          outcome === "refused" ? [{ title: names.get(id) ?? "", reason: reason ?? "" }] : [],
        ),
      );
      if (done.length > 0)
        toast({
          title: bulk.said(action, counted(done.length)),
          tone: "success",
          ...(back.length > 0
            ? {
                action: {
                  label: "Undo",
                  altText: "Take the opposite step in the list",
                  onSelect: () => undo.mutate(back),
                },
              }
            : {}),
        });
      else if (results.every(({ outcome }) => outcome === "unchanged"))
        toast({ title: "Nothing to change: they are like that already" });
      bulk.onDone();
    },
    onError: fail,
    onSettled: refresh,
  });

  return { run: run.mutate, busy: run.isPending || undo.isPending, refused, forget: () => setRefused([]) };
}
