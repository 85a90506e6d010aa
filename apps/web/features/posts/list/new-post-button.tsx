"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { editorPath } from "../editor-path.ts";

/** Makes an empty draft and opens it. */
export function NewPostButton({ kind }: { kind: PostKind }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [opening, startOpening] = useTransition();
  const create = useMutation(
    trpc.posts.create.mutationOptions({
      onSuccess: (post) => {
        queries.setQueryData(trpc.posts.get.queryKey({ id: post.id }), post);
        void queries.invalidateQueries({ queryKey: trpc.posts.list.pathKey() });
        startOpening(() => router.push(editorPath(post)));
      },
    }),
  );
  return (
    <Button variant="primary" loading={create.isPending || opening} onClick={() => create.mutate({ kind })}>
      <Plus aria-hidden />
      {kind === "page" ? "New page" : "New post"}
    </Button>
  );
}
