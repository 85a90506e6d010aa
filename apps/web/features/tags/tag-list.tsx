"use client";
import type { Tag } from "@broadsheet/contract/tags";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { toast } from "@broadsheet/ui/toast";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, SearchX, Tag as TagIcon } from "lucide-react";
import { useState } from "react";
import { nextPage } from "@/features/studio/next-page.ts";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { type TagAction, TagRow } from "./tag-row.tsx";
import { posts } from "./tag-words.ts";

const TagForm = onDemand(() => import("./tag-form.tsx").then((module) => module.TagForm));
const MergeTag = onDemand(() => import("./merge-tag.tsx").then((module) => module.MergeTag));

export function TagList() {
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  const [creating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<{ tag: Tag; action: TagAction }>();
  const list = useInfiniteQuery({
    ...trpc.tags.list.infiniteQueryOptions({ limit: 50, q: q || undefined }, nextPage),
    placeholderData: keepPreviousData,
  });
  const mayCreate = useMay("tag:create");
  const newTag = mayCreate && (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New tag
    </Button>
  );
  const close = () => setChosen(undefined);
  return (
    <>
      <PageHeader
        title="Tags"
        description="What posts are about. Each tag has a page of its own, with its feed."
        actions={newTag}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SearchBox label="Search tags" onSearch={setQ} />
        <PagedList
          query={list}
          label="Tags"
          nouns={["tag", "tags"]}
          row={(tag) => (
            <TagRow key={tag.id} tag={tag} onAction={(which, action) => setChosen({ tag: which, action })} />
          )}
          empty={
            q ? (
              <EmptyState icon={<SearchX aria-hidden />} title={`No tag is called “${q}”`} />
            ) : (
              <EmptyState
                icon={<TagIcon aria-hidden />}
                title="No tags yet"
                description="Tags group posts by what they are about. They can also be made while writing."
                action={newTag}
              />
            )
          }
        />
      </div>
      {creating && <TagForm onClose={() => setCreating(false)} />}
      {chosen?.action === "edit" && <TagForm tag={chosen.tag} onClose={close} />}
      {chosen?.action === "merge" && <MergeTag tag={chosen.tag} onClose={close} />}
      {chosen?.action === "delete" && <DeleteTag tag={chosen.tag} onClose={close} />}
    </>
  );
}

function DeleteTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.tags.delete.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${tag.name}”?`}
      description={`${posts(tag.postCount)} will lose this tag; nothing else about them changes. /tags/${tag.slug} will lead nowhere; to keep it leading somewhere, merge the tag instead. This cannot be undone.`}
      confirmLabel="Delete tag"
      destructive
      onConfirm={async () => {
        await remove.mutateAsync({ id: tag.id });
        await queries.invalidateQueries(trpc.tags.pathFilter());
        toast({ title: `“${tag.name}” is deleted`, tone: "success" });
      }}
    />
  );
}
