"use client";
import { Field } from "@broadsheet/ui/field";
import { TagInput } from "@broadsheet/ui/tag-input";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";

/** The byline. It is no part of the working copy: a change holds at once. */
export function AuthorsField() {
  const { post, show } = useEditorContext();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [search, setSearch] = useState("");
  const allowed = post.actions.includes("assign_authors");
  const found = useQuery({
    ...trpc.authors.list.queryOptions({
      limit: 50,
      ...(search.trim() ? { q: search.trim().slice(0, 100) } : {}),
    }),
    placeholderData: keepPreviousData,
    enabled: allowed,
  });
  const assign = useMutation(
    trpc.posts.assignAuthors.mutationOptions({
      onSuccess: (after) => {
        show(after);
        void queries.invalidateQueries({ queryKey: trpc.posts.list.pathKey() });
      },
    }),
  );
  const shown = assign.isPending ? assign.variables.authorIds : post.authors.map(({ id }) => id);
  const names = new Map([...post.authors, ...(found.data?.items ?? [])].map(({ id, name }) => [id, name]));
  if (!allowed)
    return (
      <div className="grid gap-1">
        <p className="font-medium text-sm">Authors</p>
        <p className="text-ink-soft text-sm">{post.authors.map(({ name }) => name).join(", ")}</p>
      </div>
    );
  return (
    <Field label="Authors" hint="In the order of the byline. Changes hold at once.">
      <TagInput
        placeholder="Add an author…"
        disabled={assign.isPending}
        loading={found.isFetching}
        value={shown.map((id) => ({ id, label: names.get(id) ?? "…" }))}
        onValueChange={(authors) => {
          const authorIds = authors.map(({ id }) => id).slice(0, 20);
          if (authorIds.length > 0) assign.mutate({ id: post.id, authorIds });
        }}
        options={[...names].map(([id, label]) => ({ id, label }))}
        onSearch={setSearch}
      />
    </Field>
  );
}
