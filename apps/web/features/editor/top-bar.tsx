"use client";
import { Button } from "@broadsheet/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { ArrowLeft, Ellipsis, ExternalLink, Eye, Link2, PanelRight } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useCommands } from "@/features/commands/command-store.ts";
import { NotificationBell } from "@/features/notifications/notification-bell.tsx";
import { actionLook, arrangeActions } from "@/features/posts/workflow/action-words.ts";
import { useWorkflow } from "@/features/posts/workflow/use-workflow.tsx";
import { useEditorContext } from "./editor-context.tsx";
import type { PanelTab } from "./panel/editor-panel.tsx";
import { Present } from "./presence/present.tsx";
import { CommentsButton } from "./review/comments-button.tsx";
import { SaveIndicator } from "./save-indicator.tsx";

const PreviewDialog = onDemand(() => import("./preview-dialog.tsx").then((module) => module.PreviewDialog));
const PreviewLinksDialog = onDemand(() =>
  import("@/features/previews/preview-links-dialog.tsx").then((module) => module.PreviewLinksDialog),
);

interface TopBarProps {
  panel: PanelTab | null;
  onPanel: (tab: PanelTab | null) => void;
}

/** The way back, the truth about saving, and the workflow's steps: exactly those the server allows. */
export function TopBar({ panel, onPanel }: TopBarProps) {
  const { post, collab, show } = useEditorContext();
  const router = useRouter();
  const [preview, setPreview] = useState(false);
  const [links, setLinks] = useState(false);
  const list = `/studio/${post.kind}s` as Route;
  const workflow = useWorkflow({
    prepare: async () => {
      const settled = await collab.settle().catch(() => null);
      if (settled) return settled.version;
      toast({
        title: "Not done: your changes are not saved yet",
        description: "Try again once they are.",
        tone: "danger",
      });
      return null;
    },
    onDone: (after, action) => {
      if (after === null || action === "delete") router.push(list);
      if (after) show(after);
    },
  });
  const { buttons, menu } = arrangeActions(post.actions, post.status);
  const [first, ...others] = buttons;
  useCommands(
    // Whatever is new of the post is offered anew.
    useMemo(
      () => [
        ...[...buttons, ...menu].map((action) => {
          const { label, icon } = actionLook(action, post);
          return {
            ...{ id: `step-${action}`, label, icon, group: "This post" },
            run: () => workflow.begin(post, action),
          };
        }),
        {
          ...{ id: "preview", label: "Preview", icon: Eye, group: "This post" },
          run: () => setPreview(true),
        },
        ...(["settings", "comments", "reviews", "revisions"] as const).map((tab) => ({
          ...{ id: `panel-${tab}`, label: `Show ${tab}`, icon: PanelRight, group: "This post" },
          run: () => onPanel(tab),
        })),
      ],
      [post, buttons, menu, workflow.begin, onPanel],
    ),
  );
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-1.5 border-line border-b bg-paper/95 px-2 backdrop-blur sm:gap-2 sm:px-4">
      <IconButton label={`Back to the ${post.kind}s`} tooltip={false} onClick={() => router.push(list)}>
        <ArrowLeft />
      </IconButton>
      <div className="mr-auto min-w-0 pl-1">
        <SaveIndicator />
      </div>
      <Present />
      {others.map((action) => (
        <Button
          key={action}
          className="max-md:hidden"
          loading={workflow.busy === action}
          disabled={workflow.busy !== null}
          onClick={() => workflow.begin(post, action)}
        >
          {actionLook(action, post).label}
        </Button>
      ))}
      {first && (
        <Button
          variant="primary"
          loading={workflow.busy === first}
          disabled={workflow.busy !== null}
          onClick={() => workflow.begin(post, first)}
        >
          {actionLook(first, post).label}
        </Button>
      )}
      <CommentsButton open={panel === "comments"} onPanel={onPanel} />
      <NotificationBell />
      <IconButton
        label={panel ? "Close the panel" : "Settings, reviews, revisions"}
        aria-expanded={panel !== null}
        onClick={() => onPanel(panel ? null : "settings")}
      >
        <PanelRight />
      </IconButton>
      <DropdownMenu
        trigger={
          <IconButton label="More" tooltip={false}>
            <Ellipsis />
          </IconButton>
        }
      >
        {post.livePath && (
          <MenuItem asChild>
            <a href={post.livePath} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              View on the site
            </a>
          </MenuItem>
        )}
        <MenuItem icon={<Eye aria-hidden />} onSelect={() => setPreview(true)}>
          Preview
        </MenuItem>
        {post.actions.includes("edit") && (
          <MenuItem icon={<Link2 aria-hidden />} onSelect={() => setLinks(true)}>
            Preview links…
          </MenuItem>
        )}
        {(others.length > 0 || menu.length > 0) && <MenuSeparator />}
        {others.map((action) => {
          const { label, icon: Icon } = actionLook(action, post);
          return (
            <MenuItem
              key={action}
              className="md:hidden"
              icon={<Icon aria-hidden />}
              onSelect={() => workflow.begin(post, action)}
            >
              {label}
            </MenuItem>
          );
        })}
        {menu.map((action) => {
          const { label, icon: Icon, destructive } = actionLook(action, post);
          return (
            <MenuItem
              key={action}
              icon={<Icon aria-hidden />}
              destructive={destructive ?? false}
              onSelect={() => workflow.begin(post, action)}
            >
              {label}
            </MenuItem>
          );
        })}
      </DropdownMenu>
      {links && <PreviewLinksDialog postId={post.id} onClose={() => setLinks(false)} />}
      {preview && <PreviewDialog onClose={() => setPreview(false)} />}
      {workflow.dialog}
    </header>
  );
}
