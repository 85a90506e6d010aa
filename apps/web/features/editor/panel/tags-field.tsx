"use client";
import { Field } from "@broadsheet/ui/field";
import { TagInput } from "@broadsheet/ui/tag-input";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";

interface TagsFieldProps {
  tagIds: readonly string[];
  onChange: (tagIds: string[]) => void;
}

/** The post's tags, in order: the first is the one that lists show. New ones can be made by those who may. */
export function TagsField({ tagIds, onChange }: TagsFieldProps) {
  const { post, editable } = useEditorContext();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayCreate = useMay("tag:create");
  const [search, setSearch] = useState("");
  const [made, setMade] = useState<{ id: string; name: string }[]>([]);
  const found = useQuery({
    ...trpc.tags.list.queryOptions({
      limit: 50,
      ...(search.trim() ? { q: search.trim().slice(0, 100) } : {}),
    }),
    placeholderData: keepPreviousData,
  });
  const create = useMutation(
    trpc.tags.create.mutationOptions({
      onSuccess: (tag) => {
        setMade((before) => [...before, tag]);
        void queries.invalidateQueries({ queryKey: trpc.tags.list.pathKey() });
      },
    }),
  );
  const known = [...post.tags, ...made, ...(found.data?.items ?? [])];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (
    <Field label="Tags" hint="The first one is shown in lists.">
      <TagInput
        disabled={!editable}
        loading={found.isFetching}
        placeholder="Add a tag…"
        value={tagIds.map((id) => ({ id, label: names.get(id) ?? "…" }))}
        onValueChange={(tags) => onChange(tags.map(({ id }) => id).slice(0, 50))}
        options={[...names].map(([id, label]) => ({ id, label }))}
        onSearch={setSearch}
        {...(mayCreate
          ? {
              onCreate: async (name: string) => {
                const tag = await create.mutateAsync({ name });
                return { id: tag.id, label: tag.name };
              },
            }
          : {})}
      />
    </Field>
  );
}
