"use client";
import type { Redirect } from "@broadsheet/contract/redirects";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowRight, CornerDownRight, Plus, SearchX, Trash2, Upload } from "lucide-react";
import { useState } from "react";
import { nextPage } from "@/features/studio/next-page.ts";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { ExportRedirects } from "./export-redirects.tsx";

const RedirectForm = onDemand(() => import("./redirect-form.tsx").then((module) => module.RedirectForm));
const ImportRedirects = onDemand(() =>
  import("./import-redirects.tsx").then((module) => module.ImportRedirects),
);

/** Old addresses and where they lead. */
export function RedirectsScreen() {
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  const [creating, setCreating] = useState(false);
  const [importing, setImporting] = useState(false);
  const [deleted, setDeleted] = useState<Redirect>();
  const list = useInfiniteQuery({
    ...trpc.redirects.list.infiniteQueryOptions({ limit: 50, q: q || undefined }, nextPage),
    placeholderData: keepPreviousData,
  });
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New redirect
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchBox label="Search redirects" onSearch={setQ} />
        <div className="flex flex-wrap gap-2">
          <ExportRedirects />
          <Button onClick={() => setImporting(true)}>
            <Upload aria-hidden />
            Import
          </Button>
          {create}
        </div>
      </div>
      <PagedList
        query={list}
        label="Redirects"
        nouns={["redirect", "redirects"]}
        expected={3}
        row={(redirect) => <RedirectRow key={redirect.id} redirect={redirect} onDelete={setDeleted} />}
        empty={
          q ? (
            <EmptyState icon={<SearchX aria-hidden />} title={`No redirect contains “${q}”`} />
          ) : (
            <EmptyState
              icon={<CornerDownRight aria-hidden />}
              title="No redirects"
              description="Posts, tags and authors that get a new address leave one behind by themselves. Add others for what has moved here from elsewhere."
              action={create}
            />
          )
        }
      />
      {importing && <ImportRedirects onClose={() => setImporting(false)} />}
      {creating && <RedirectForm onClose={() => setCreating(false)} />}
      {deleted && <DeleteRedirect redirect={deleted} onClose={() => setDeleted(undefined)} />}
    </div>
  );
}

interface RedirectRowProps {
  redirect: Redirect;
  onDelete: (redirect: Redirect) => void;
}

function RedirectRow({ redirect, onDelete }: RedirectRowProps) {
  return (
    <li className="flex items-center gap-4 px-5 py-3">
      <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1 font-mono text-xs">
        <span className="wrap-anywhere">{redirect.fromPath}</span>
        <ArrowRight aria-label="leads to" className="size-3.5 shrink-0 text-ink-faint" />
        <span className="wrap-anywhere text-ink-soft">{redirect.to}</span>
      </p>
      <Badge tone="outline">{redirect.permanent ? "For good" : "For now"}</Badge>
      <IconButton
        size="sm"
        label={`Delete the redirect from ${redirect.fromPath}`}
        tooltip={false}
        onClick={() => onDelete(redirect)}
      >
        <Trash2 />
      </IconButton>
    </li>
  );
}

function DeleteRedirect({ redirect, onClose }: { redirect: Redirect; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.redirects.delete.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Delete this redirect?"
      description={`Readers who follow an old link to ${redirect.fromPath} will be told that nothing is there.${redirect.permanent ? " Browsers that have followed it may remember it for a while." : ""}`}
      confirmLabel="Delete redirect"
      destructive
      onConfirm={async () => {
        await remove.mutateAsync({ id: redirect.id });
        await queries.invalidateQueries(trpc.redirects.pathFilter());
        toast({ title: "The redirect is deleted", tone: "success" });
      }}
    />
  );
}
