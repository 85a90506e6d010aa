"use client";
import type { PostView } from "@broadsheet/contract/post-lists";
import type { PostKind } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@broadsheet/ui/dropdown-menu";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, BookmarkPlus, Trash2, Users } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { filterFor, type ListState, stateOfFilter, writeListState } from "./list-view.ts";

const NameView = onDemand(() => import("./name-view.tsx").then((module) => module.NameView));

/** Lists that people come back to, their own and shared ones. */
export function SavedViews({ kind, state }: { kind: PostKind; state: ListState }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const shares = useMay("post:review");
  const views = useQuery(trpc.posts.views.list.queryOptions({ kind }));
  const [naming, setNaming] = useState(false);
  const here = writeListState(state);
  const addressOf = (view: PostView) => writeListState(stateOfFilter(view.filter));
  const present = views.data?.find((view) => addressOf(view) === here && here !== "");
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.posts.views.pathKey() });
  const again = useMutation(trpc.posts.views.create.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    trpc.posts.views.delete.mutationOptions({
      onSuccess: async (_gone, { id }) => {
        const gone = views.data?.find((view) => view.id === id);
        await refresh();
        if (!gone) return;
        const { name, shared, filter } = gone;
        toast({
          title: `The view “${name}” is deleted`,
          action: {
            label: "Undo",
            altText: "Save the view again",
            onSelect: () => again.mutate({ kind, name, shared, filter }),
          },
        });
      },
    }),
  );
  return (
    <>
      <DropdownMenu
        trigger={
          <Button>
            <Bookmark aria-hidden className={present ? "fill-current text-accent" : ""} />
            <span className="max-w-40 truncate">{present?.name ?? "Views"}</span>
          </Button>
        }
      >
        {views.isError && <MenuItem disabled>{appErrorOf(views.error).message}</MenuItem>}
        {views.data?.length === 0 && <MenuItem disabled>No saved views yet</MenuItem>}
        {views.data?.map((view) => (
          <MenuItem key={view.id} asChild>
            <Link href={`/studio/${kind}s${addressOf(view)}` as Route}>
              {view.shared ? <Users aria-hidden /> : <Bookmark aria-hidden />}
              <span className="min-w-0 flex-1 truncate">{view.name}</span>
              {view.shared && <span className="text-ink-faint text-xs">shared</span>}
            </Link>
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem
          icon={<BookmarkPlus aria-hidden />}
          disabled={here === "" || present !== undefined}
          onSelect={() => setNaming(true)}
        >
          Save this view…
        </MenuItem>
        {present && (present.own || shares) && (
          <MenuItem
            icon={<Trash2 aria-hidden />}
            destructive
            onSelect={() => remove.mutate({ id: present.id })}
          >
            Delete “{present.name}”
          </MenuItem>
        )}
      </DropdownMenu>
      {naming && (
        <NameView
          shares={shares}
          onClose={() => setNaming(false)}
          onSave={async (values) => {
            await again.mutateAsync({ kind, ...values, filter: filterFor(state) });
            toast({ title: `The view “${values.name}” is saved`, tone: "success" });
          }}
        />
      )}
    </>
  );
}
