"use client";
import type { PostDetail } from "@broadsheet/contract/posts";
import { toast } from "@broadsheet/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import type { EditorSession } from "./editor-context.tsx";
import { applyChanges, contentOf, sameContent } from "./saving/changes.ts";
import type { KeptDraft } from "./saving/draft-store.ts";
import { outstanding } from "./saving/save-machine.ts";
import type { PostSaving } from "./saving/use-save-post.ts";

/** Holds together what is on the screen, what the server has, and what an earlier visit left on this device. */
export function useEditorSession(post: PostDetail, { saver, drafts }: PostSaving): EditorSession {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [generation, setGeneration] = useState(0);
  const [recovered, setRecovered] = useState<KeptDraft | null>(null);

  const show = useCallback(
    (next: PostDetail) => {
      queries.setQueryData(trpc.posts.get.queryKey({ id: next.id }), next);
      // A step that left the content alone: what was written meanwhile is still on its way.
      if (next.workingCopy.version <= saver.state.version) return;
      const changed = !sameContent(contentOf(next.workingCopy), saver.content());
      saver.replace(next.workingCopy);
      if (changed) setGeneration((before) => before + 1);
    },
    [saver, queries, trpc],
  );

  // Somebody saved while nothing of ours was open: their version is shown. With changes of ours, the next save meets a conflict.
  const { version, updatedBy } = post.workingCopy;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version from the server is what this waits for
  useEffect(() => {
    saver.collect();
    if (version <= saver.state.version || outstanding(saver.state) || saver.state.problem) return;
    const news = !sameContent(contentOf(post.workingCopy), saver.content());
    show(post);
    if (news)
      toast({
        title: `${updatedBy ?? "Somebody"} changed this meanwhile`,
        description: "You see their version.",
      });
  }, [version]);

  useEffect(() => {
    let gone = false;
    void drafts.orphans().then(async (found) => {
      for (const draft of found) {
        const changed = applyChanges(saver.base, draft.changes);
        if (sameContent(changed, saver.base)) await drafts.forget(draft);
        else if (!gone) return setRecovered(draft);
      }
    });
    return () => {
      gone = true;
    };
  }, [drafts, saver]);

  const settle = useCallback(() => {
    if (recovered) void drafts.forget(recovered);
    setRecovered(null);
  }, [drafts, recovered]);

  return useMemo(
    () => ({
      post,
      saver,
      editable: post.actions.includes("edit") || post.actions.includes("suggest"),
      generation,
      show,
      recovered,
      takeRecovered: () => {
        if (!recovered) return;
        saver.edit(recovered.changes);
        setGeneration((before) => before + 1);
        settle();
      },
      dropRecovered: settle,
    }),
    [post, saver, generation, show, recovered, settle],
  );
}
