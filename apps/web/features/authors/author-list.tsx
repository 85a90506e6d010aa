"use client";
import type { Author } from "@broadsheet/contract/authors";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { toast } from "@broadsheet/ui/toast";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, SearchX, UserPen } from "lucide-react";
import { useState } from "react";
import { nextPage } from "@/features/studio/next-page.ts";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { AuthorRow } from "./author-row.tsx";

const AuthorForm = onDemand(() => import("./author-form.tsx").then((module) => module.AuthorForm));

export function AuthorList() {
  const trpc = useTRPC();
  const [q, setQ] = useState("");
  const [creating, setCreating] = useState(false);
  const [edited, setEdited] = useState<Author>();
  const [deleted, setDeleted] = useState<Author>();
  const list = useInfiniteQuery({
    ...trpc.authors.list.infiniteQueryOptions({ limit: 50, q: q || undefined }, nextPage),
    placeholderData: keepPreviousData,
  });
  const manages = useMay("author:manage");
  return (
    <>
      <PageHeader
        title="Authors"
        description="The names on bylines: everybody on the staff, and guests who have no account."
        actions={
          manages && (
            <Button variant="primary" onClick={() => setCreating(true)}>
              <Plus aria-hidden />
              New guest author
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SearchBox label="Search authors" onSearch={setQ} />
        <PagedList
          query={list}
          label="Authors"
          nouns={["author", "authors"]}
          row={(author) => (
            <AuthorRow key={author.id} author={author} onEdit={setEdited} onDelete={setDeleted} />
          )}
          empty={
            <EmptyState
              icon={q ? <SearchX aria-hidden /> : <UserPen aria-hidden />}
              title={q ? `No author is called “${q}”` : "No authors yet"}
            />
          }
        />
      </div>
      {creating && <AuthorForm onClose={() => setCreating(false)} />}
      {edited && <AuthorForm author={edited} onClose={() => setEdited(undefined)} />}
      {deleted && <DeleteAuthor author={deleted} onClose={() => setDeleted(undefined)} />}
    </>
  );
}

function DeleteAuthor({ author, onClose }: { author: Author; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.authors.delete.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${author.name}?`}
      description={`The byline and its page /authors/${author.slug} go. No post carries it. This cannot be undone.`}
      confirmLabel="Delete author"
      destructive
      onConfirm={async () => {
        await remove.mutateAsync({ id: author.id });
        await queries.invalidateQueries(trpc.authors.pathFilter());
        toast({ title: `${author.name} is deleted`, tone: "success" });
      }}
    />
  );
}
