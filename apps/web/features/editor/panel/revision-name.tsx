"use client";
import type { Revision } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";

/** Gives a revision a name to find it by; a named one is never forgotten. */
export function RevisionName({ revision }: { revision: Revision }) {
  const { post } = useEditorContext();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [note, setNote] = useState(revision.note);
  const rename = useMutation({
    mutationFn: () =>
      client.posts.revisions.rename.mutate({ postId: post.id, revisionId: revision.id, note }),
    onSuccess: () => {
      toast({ title: "The revision is named", tone: "success" });
      return queries.invalidateQueries(trpc.posts.revisions.pathFilter());
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    rename.mutate();
  };
  return (
    <form onSubmit={submit} className="mb-4 flex gap-2">
      <Input
        aria-label="Name of the revision"
        placeholder="Name it, to find it again"
        value={note}
        maxLength={200}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button type="submit" loading={rename.isPending} disabled={note === revision.note}>
        Name
      </Button>
    </form>
  );
}
