"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowDownUp, ExternalLink, Keyboard, Languages, LockKeyhole, Plus, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { editorPath } from "@/features/posts/editor-path.ts";
import { navigationFor } from "@/features/studio-shell/navigation.ts";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import type { Command } from "./command-store.ts";
import { type ShortcutId, shortcuts } from "./shortcuts.ts";

const keysOf = (id: ShortcutId) => shortcuts.find((each) => each.id === id)?.keys ?? [];
const keysTo: Record<string, readonly string[]> = {
  "/studio": keysOf("go-home"),
  "/studio/posts": keysOf("go-posts"),
  "/studio/media": keysOf("go-media"),
  "/studio/calendar": keysOf("go-calendar"),
};

/** Makes an empty draft and opens it. */
export function useNewPost() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation(
    trpc.posts.create.mutationOptions({
      onSuccess: (post) => {
        queries.setQueryData(trpc.posts.get.queryKey({ id: post.id }), post);
        void queries.invalidateQueries({ queryKey: trpc.posts.list.pathKey() });
        router.push(editorPath(post));
      },
    }),
  );
}

/** What can be done everywhere: new posts, and every screen and setting that is this person's to use. */
export function useStudioCommands(showKeyboard: () => void, create: (kind: PostKind) => void): Command[] {
  const { person, publication } = useStudio();
  const manages = useMay("publication:manage");
  const redirects = useMay("redirect:manage");
  const transfers = [useMay("publication:import"), useMay("publication:export")].includes(true) && manages;
  const writes = useMay("post:create");
  return useMemo(() => {
    const go = navigationFor(person).flatMap(({ items }) =>
      items.map(({ href, label, icon }) => ({
        ...{ id: href, label, group: "Go to", icon: icon as Command["icon"], href },
        ...(keysTo[href] ? { keys: keysTo[href] } : {}),
      })),
    );
    const settings = manages
      ? ["Name and description", "Logo and icon", "Accent colour", "Navigation", "Time zone", "Review"].map(
          (label) => ({
            ...{ id: `setting-${label}`, label, group: "Settings", icon: Languages, note: "setting" },
            href: "/studio/settings",
          }),
        )
      : [];
    return [
      ...(writes
        ? [
            {
              ...{ id: "new-post", label: "New post", group: "Do", icon: Plus, keys: keysOf("new-post") },
              also: "write create draft",
              run: () => create("post"),
            },
            {
              ...{ id: "new-page", label: "New page", group: "Do", icon: Plus, also: "create" },
              run: () => create("page"),
            },
          ]
        : []),
      ...go,
      ...(redirects
        ? [
            {
              id: "redirects",
              label: "Redirects",
              group: "Go to",
              icon: ExternalLink,
              href: "/studio/settings/redirects",
            },
          ]
        : []),
      ...(transfers
        ? [
            {
              ...{ id: "import-export", label: "Import and export", group: "Go to", icon: ArrowDownUp },
              also: "zip markdown jekyll backup",
              href: "/studio/settings/import-export",
            },
          ]
        : []),
      { id: "account", label: "Your account", group: "Go to", icon: UserRound, href: "/studio/account" },
      {
        ...{ id: "password", label: "Password and sessions", group: "Settings", icon: LockKeyhole },
        href: "/studio/account",
      },
      ...settings,
      {
        ...{ id: "keyboard", label: "Keyboard map", group: "Do", icon: Keyboard, keys: keysOf("keyboard") },
        also: "shortcuts keys help",
        run: showKeyboard,
      },
      {
        ...{ id: "site", label: "View the site", group: "Do", icon: ExternalLink },
        run: () => window.open(publication.url, "_blank", "noopener"),
      },
    ];
  }, [person, publication.url, manages, redirects, transfers, writes, showKeyboard, create]);
}
