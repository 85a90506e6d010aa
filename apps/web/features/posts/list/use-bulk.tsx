"use client";
import type { BulkAction, BulkResult, BulkStep } from "@broadsheet/contract/post-lists";
import type { PostSummary } from "@broadsheet/contract/posts";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

const mostAtOnce = 100;
const posts = (count: number) => `${count} ${count === 1 ? "post" : "posts"}`;
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

export interface Refusal {
  title: string;
  reason: string;
}

/** Steps on many posts at once: what came of them is said, with a way back; what was refused is listed. */
export function useBulk(onDone: () => void) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<Refusal[]>([]);

  async function send(steps: readonly BulkStep[]): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    for (let at = 0; at < steps.length; at += mostAtOnce)
      results.push(...(await client.posts.bulk.mutate({ steps: steps.slice(at, at + mostAtOnce) })).results);
    return results;
  }
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.posts.pathKey() });
  const fail = (error: unknown) => toast({ title: appErrorOf(error).message, tone: "danger" });

  const undo = useMutation({
    meta: { showsErrors: true },
    mutationFn: send,
    onSuccess: (results) => {
      const kept = results.filter(({ outcome }) => outcome === "refused");
      if (kept.length === 0) toast({ title: "Undone", tone: "success" });
      else toast({ title: `Not undone for ${posts(kept.length)}: ${kept[0]?.reason}`, tone: "danger" });
    },
    onError: fail,
    onSettled: refresh,
  });

  const run = useMutation({
    meta: { showsErrors: true },
    mutationFn: ({ chosen, action }: { chosen: readonly PostSummary[]; action: BulkAction }) =>
      send(
        chosen.map(({ id, version }) => ({
          id,
          action,
          ...(action.do === "publish" ? { version } : {}),
        })),
      ),
    onSuccess: (results, { chosen, action }) => {
      const done = results.filter(({ outcome }) => outcome === "done");
      const back = done.flatMap((result) => result.undo ?? []);
      const titles = new Map(chosen.map(({ id, title }) => [id, title || "Untitled"]));
      setRefused(
        results.flatMap(({ id, outcome, reason }) =>
          outcome === "refused" ? [{ title: titles.get(id) ?? "", reason: reason ?? "" }] : [],
        ),
      );
      if (done.length > 0)
        toast({
          title: said[action.do](posts(done.length)),
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
      onDone();
    },
    onError: fail,
    onSettled: refresh,
  });

  return { run: run.mutate, busy: run.isPending || undo.isPending, refused, forget: () => setRefused([]) };
}
