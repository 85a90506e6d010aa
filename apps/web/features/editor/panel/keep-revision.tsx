"use client";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";

/** Keeps the post as it is now, under a note. */
export function KeepRevision() {
  const { post, collab, editable, show } = useEditorContext();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const keep = useMutation({
    mutationFn: async () => {
      const settled = await collab.settle();
      if (!settled) return null;
      return client.posts.revisions.create.mutate({ id: post.id, version: settled.version, note });
    },
    onSuccess: (after) => {
      if (!after)
        return toast({ title: "Your changes are not saved yet; try again once they are", tone: "danger" });
      show(after);
      setNote("");
      void queries.invalidateQueries({ queryKey: trpc.posts.revisions.pathKey() });
      return toast({ title: "Revision kept", tone: "success" });
    },
  });
  if (!editable) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate();
  };
  return (
    <form onSubmit={submit} className="flex gap-2">
      <Input
        aria-label="Note for a revision"
        placeholder="Note (optional)"
        value={note}
        maxLength={200}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button type="submit" loading={keep.isPending}>
        Keep
      </Button>
    </form>
  );
}
