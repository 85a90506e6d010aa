"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { useSaveStatus } from "../saving/use-save-post.ts";
import { copyText } from "./copy-text.ts";
import { keepMine, takeTheirs } from "./settle-conflict.ts";

/** Somebody else saved. Neither version is lost whatever is chosen: the other one stays as a revision. */
export function ConflictBanner() {
  const { saver } = useEditorContext();
  const status = useSaveStatus(saver);
  if (status.kind !== "conflict") return null;
  return <Conflict />;
}

function Conflict() {
  const { post, saver, show } = useEditorContext();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const theirs = useQuery({
    ...trpc.posts.get.queryOptions({ id: post.id }),
    staleTime: 0,
    refetchOnMount: "always",
  });
  const settle = useMutation({
    meta: { showsErrors: true },
    mutationFn: (way: typeof keepMine) => way(client, post.id, saver),
    onSuccess: (result) => {
      if (result) show(result);
      toast({
        title: "Settled",
        description: "The other version is kept among the revisions.",
        tone: "success",
      });
    },
  });
  const copy = async () => {
    const copied = await copyText(saver);
    toast(copied ? "Your text is in the clipboard, as Markdown" : "The browser did not allow copying");
  };
  const who = theirs.data?.workingCopy.updatedBy ?? "Somebody";
  const actions = post.actions.includes("edit");
  return (
    <Callout tone="danger" title={`${who} saved this while you were writing`}>
      <p className="pb-2.5">
        {theirs.data && theirs.data.version !== saver.state.version && (
          <>
            Their version is from <TimeAgo at={theirs.data.workingCopy.updatedAt} />.{" "}
          </>
        )}
        Your text is safe: it is here and kept in this browser. Whichever version you go on with, the other
        one stays among the revisions.
      </p>
      {settle.isError && <p className="pb-2.5 text-danger">{appErrorOf(settle.error).message}</p>}
      <div className="flex flex-wrap gap-2">
        {actions && (
          <>
            <Button
              size="sm"
              variant="primary"
              disabled={settle.isPending}
              onClick={() => settle.mutate(keepMine)}
            >
              Go on with mine
            </Button>
            <Button size="sm" disabled={settle.isPending} onClick={() => settle.mutate(takeTheirs)}>
              Go on with theirs
            </Button>
          </>
        )}
        <Button size="sm" variant="ghost" onClick={() => void copy()}>
          Copy my text
        </Button>
      </div>
    </Callout>
  );
}
