"use client";
import type { PostDetail, PostSummary } from "@broadsheet/contract/posts";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { actionLook, askingFor, type WorkflowAction } from "./action-words.ts";

const WorkflowDialog = onDemand(() =>
  import("./workflow-dialog.tsx").then((module) => module.WorkflowDialog),
);

export type WorkflowPost = Pick<
  PostSummary,
  "id" | "version" | "title" | "kind" | "live" | "status" | "scheduledAt" | "unpublishAt"
>;

export interface StepDetails {
  comment?: string;
  reviewerIds?: string[];
  at?: string;
}

interface WorkflowOptions {
  /** Runs before a step; answers the version to take it at, or null to leave it (what stands in the way is shown there). */
  prepare?: (post: WorkflowPost) => Promise<number | null>;
  /** The post after a step; null when it is gone. */
  onDone?: (post: PostDetail | null, action: WorkflowAction) => void;
}

interface Workflow {
  /** Takes a step, after the question it asks. */
  begin: (post: WorkflowPost, action: WorkflowAction) => void;
  /** The step under way. */
  busy: WorkflowAction | null;
  /** To be rendered once. */
  dialog: ReactNode;
}

const attempts = 4;

/** The workflow's steps with their questions; one instance a screen. */
export function useWorkflow({ prepare, onDone }: WorkflowOptions = {}): Workflow {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<{ post: WorkflowPost; action: WorkflowAction } | null>(null);

  const step = useMutation({
    meta: { showsErrors: true },
    networkMode: "always",
    mutationFn: async (input: { post: WorkflowPost; action: WorkflowAction; details: StepDetails }) => {
      for (let attempt = 1; ; attempt += 1) {
        const version = prepare ? await prepare(input.post) : input.post.version;
        if (version === null) return { left: true as const };
        const ref = { id: input.post.id, version };
        try {
          return { left: false as const, post: await take(client, input.action, ref, input.details) };
        } catch (error) {
          // Others write on meanwhile, and are seen doing it: the step is for what stands there now.
          if (!prepare || appErrorOf(error).code !== "CONFLICT" || attempt === attempts) throw error;
        }
      }
    },
    onSuccess: (result, { post, action }) => {
      if (result.left) return;
      if (result.post) queries.setQueryData(trpc.posts.get.queryKey({ id: post.id }), result.post);
      else queries.removeQueries({ queryKey: trpc.posts.get.queryKey({ id: post.id }) });
      void queries.invalidateQueries({ queryKey: trpc.posts.list.pathKey() });
      void queries.invalidateQueries({ queryKey: trpc.posts.revisions.pathKey() });
      toast({ title: actionLook(action, post).done, tone: "success" });
      onDone?.(result.post, action);
    },
    onError: (error, { post }) => {
      const { code, message } = appErrorOf(error);
      toast({ title: message, tone: "danger" });
      void queries.invalidateQueries({ queryKey: trpc.checklist.get.queryKey({ postId: post.id }) });
      if (code === "CONFLICT" || code === "TRANSITION_NOT_ALLOWED") {
        void queries.invalidateQueries({ queryKey: trpc.posts.get.queryKey({ id: post.id }) });
        void queries.invalidateQueries({ queryKey: trpc.posts.list.pathKey() });
      }
    },
  });

  const begin: Workflow["begin"] = (post, action) => {
    if (askingFor(action, post).kind === "no") step.mutate({ post, action, details: {} });
    else setAsking({ post, action });
  };
  const dialog = asking && (
    <WorkflowDialog
      key={`${asking.post.id}-${asking.action}`}
      post={asking.post}
      action={asking.action}
      onClose={() => setAsking(null)}
      onConfirm={(details) => step.mutateAsync({ ...asking, details })}
    />
  );
  return { begin, busy: step.isPending ? step.variables.action : null, dialog };
}

async function take(
  client: ReturnType<typeof useTRPCClient>,
  action: WorkflowAction,
  ref: { id: string; version: number },
  { comment = "", at = "", reviewerIds = [] }: StepDetails,
): Promise<PostDetail | null> {
  const { posts } = client;
  switch (action) {
    case "request_review":
      return posts.requestReview.mutate({ ...ref, comment, reviewerIds });
    case "withdraw":
      return posts.withdrawReview.mutate(ref);
    case "approve":
      return posts.approve.mutate({ ...ref, comment });
    case "request_changes":
      return posts.requestChanges.mutate({ ...ref, comment });
    case "schedule":
      return posts.schedule.mutate({ ...ref, at });
    case "unschedule":
      return posts.unschedule.mutate(ref);
    case "schedule_unpublish":
      return posts.scheduleUnpublish.mutate({ id: ref.id, at });
    case "cancel_unpublish":
      return posts.cancelUnpublish.mutate({ id: ref.id });
    case "publish":
      return posts.publish.mutate(ref);
    case "unpublish":
      return posts.unpublish.mutate(ref);
    case "archive":
      return posts.archive.mutate(ref);
    case "restore":
      return posts.restore.mutate(ref);
    case "discard_changes":
      return posts.discardChanges.mutate(ref);
    case "delete":
      return posts.delete.mutate(ref);
    case "undelete":
      return posts.undelete.mutate(ref);
    case "purge":
      await posts.purge.mutate(ref);
      return null;
  }
}
