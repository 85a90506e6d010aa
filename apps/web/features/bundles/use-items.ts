"use client";
import type { BundleAction } from "@broadsheet/contract/bundle-ref";
import type { BundleDetail } from "@broadsheet/contract/bundles";
import type { PostSummary } from "@broadsheet/contract/posts";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

type Items = { postId: string; action: BundleAction }[];

/** Changes what is in a bundle; each change is saved at once. */
export function useItems(bundle: BundleDetail | undefined) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const save = useMutation({
    meta: { showsErrors: true },
    mutationFn: (items: Items) => {
      if (!bundle) throw new Error("There is no bundle to change yet");
      return client.bundles.update.mutate({ id: bundle.id, version: bundle.version, items });
    },
    onSuccess: (saved) => queries.setQueryData(trpc.bundles.get.queryKey({ id: saved.id }), saved),
    onError: (error) => {
      toast({ title: appErrorOf(error).message, tone: "danger" });
      void queries.invalidateQueries(trpc.bundles.pathFilter());
    },
  });
  const present = (): Items => (bundle?.items ?? []).map(({ postId, action }) => ({ postId, action }));
  return {
    busy: save.isPending,
    add: (post: Pick<PostSummary, "id" | "live" | "hasChanges">) => {
      // What is on the site without changes can only leave it.
      const action = post.live && !post.hasChanges ? "unpublish" : "publish";
      save.mutate([...present(), { postId: post.id, action }]);
    },
    change: (postId: string, action: BundleAction) =>
      save.mutate(present().map((item) => (item.postId === postId ? { postId, action } : item))),
    remove: (postId: string) => save.mutate(present().filter((item) => item.postId !== postId)),
  };
}
