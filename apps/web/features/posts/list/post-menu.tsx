"use client";
import type { PostSummary } from "@broadsheet/contract/posts";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Spinner } from "@broadsheet/ui/spinner";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, ExternalLink, PenLine } from "lucide-react";
import Link from "next/link";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { editorPath } from "../editor-path.ts";
import { actionLook, isWorkflowAction, type WorkflowAction } from "../workflow/action-words.ts";
import type { WorkflowPost } from "../workflow/use-workflow.tsx";

interface PostMenuProps {
  post: PostSummary;
  onAction: (post: WorkflowPost, action: WorkflowAction) => void;
}

/** What can be done with a post of the list. The steps are read as the menu opens: they follow from role, byline and state. */
export function PostMenu({ post, onAction }: PostMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`Actions for ${post.title || "Untitled"}`} tooltip={false} size="sm">
          <Ellipsis />
        </IconButton>
      }
    >
      <MenuItem asChild>
        <Link href={editorPath(post)}>
          <PenLine aria-hidden />
          Open
        </Link>
      </MenuItem>
      <Steps post={post} onAction={onAction} />
    </DropdownMenu>
  );
}

function Steps({ post, onAction }: PostMenuProps) {
  const trpc = useTRPC();
  const detail = useQuery({ ...trpc.posts.get.queryOptions({ id: post.id }), staleTime: 0 });
  if (detail.isPending)
    return (
      <MenuItem disabled icon={<Spinner />}>
        Loading…
      </MenuItem>
    );
  if (detail.isError) return <MenuItem disabled>{appErrorOf(detail.error).message}</MenuItem>;
  const { livePath, actions } = detail.data;
  const steps = actions.filter(isWorkflowAction);
  return (
    <>
      {livePath && (
        <MenuItem asChild>
          <a href={livePath} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            View on the site
          </a>
        </MenuItem>
      )}
      {steps.length > 0 && <MenuSeparator />}
      {steps.map((action) => {
        const { label, icon: Icon, destructive } = actionLook(action, detail.data);
        return (
          <MenuItem
            key={action}
            icon={<Icon aria-hidden />}
            destructive={destructive ?? false}
            onSelect={() => onAction(detail.data, action)}
          >
            {label}
          </MenuItem>
        );
      })}
    </>
  );
}
