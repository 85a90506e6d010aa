"use client";
import type { Revision } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { onDemand } from "@broadsheet/ui/on-demand";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { RevisionName } from "./revision-name.tsx";

const RenderedPost = onDemand(
  () => import("../rendered-post.tsx").then((module) => module.RenderedPost),
  () => <SkeletonText lines={8} />,
);

/** A kept state as its readers would see it, and the way back to it. What is there now is kept first. */
export function RevisionDialog({ revision, onClose }: { revision: Revision; onClose: () => void }) {
  const { post, collab, editable, show } = useEditorContext();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const detail = useQuery(
    trpc.posts.revisions.get.queryOptions({ postId: post.id, revisionId: revision.id }),
  );
  const restore = useMutation({
    mutationFn: async () => {
      const settled = await collab.settle();
      if (!settled) return null;
      const { version } = settled;
      return client.posts.revisions.restore.mutate({ id: post.id, version, revisionId: revision.id });
    },
    onSuccess: (after) => {
      if (!after)
        return toast({ title: "Your changes are not saved yet; try again once they are", tone: "danger" });
      show(after);
      void queries.invalidateQueries({ queryKey: trpc.posts.revisions.pathKey() });
      toast({ title: `Revision ${revision.number} is restored`, tone: "success" });
      return onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && !restore.isPending && onClose()}
      size="lg"
      title={`Revision ${revision.number}`}
      description={[revision.note, revision.createdBy].filter(Boolean).join(" · ")}
      footer={
        <>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
          <Button asChild>
            <Link href={`/studio/compare/${post.id}?from=${revision.id}&to=working` as Route}>
              Compare with now
            </Link>
          </Button>
          {editable && (
            <Button variant="primary" loading={restore.isPending} onClick={() => restore.mutate()}>
              Restore this revision
            </Button>
          )}
        </>
      }
    >
      {editable && <RevisionName revision={revision} />}
      {detail.isSuccess ? (
        <RenderedPost {...detail.data} />
      ) : detail.isError ? (
        <p role="alert" className="text-danger">
          {appErrorOf(detail.error).message}
        </p>
      ) : (
        <SkeletonText lines={8} />
      )}
    </Dialog>
  );
}
