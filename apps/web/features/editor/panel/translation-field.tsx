"use client";
import { Field } from "@broadsheet/ui/field";
import { TagInput } from "@broadsheet/ui/tag-input";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { useEditorContext } from "../editor-context.tsx";

interface TranslationFieldProps {
  /** The post this one is a translation of. */
  original: string | null;
  onChange: (original: string | null) => void;
}

/** Chooses the post that this one says in another language. Readers and search engines are led from each to the others. */
export function TranslationField({ original, onChange }: TranslationFieldProps) {
  const { post, editable } = useEditorContext();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [search, setSearch] = useState("");
  const q = search.trim().slice(0, 200);
  const found = useQuery({
    ...trpc.posts.list.queryOptions({ kind: post.kind, limit: 20, ...(q ? { q } : {}) }),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    ...trpc.posts.get.queryOptions({ id: original ?? "" }),
    enabled: original !== null,
    retry: false,
  });
  const named = (title: string) => title || "Untitled";

  /** Of a post that is a translation itself, its original: all of them name the same post. */
  async function choose(id: string): Promise<void> {
    const picked = await queries.fetchQuery(trpc.posts.get.queryOptions({ id }));
    const root = picked.workingCopy.settings.translationOf ?? id;
    if (root !== post.id) onChange(root);
  }

  const label = chosen.isError ? "A post that is no longer here" : named(chosen.data?.title ?? "…");
  return (
    <Field label="Translation of" hint="The same text in another language; give each its language.">
      <TagInput
        disabled={!editable}
        loading={found.isFetching}
        placeholder={original === null ? "Find a post…" : ""}
        value={original === null ? [] : [{ id: original, label }]}
        onValueChange={(values) => {
          const last = values.at(-1);
          if (!last) onChange(null);
          else if (last.id !== original) void choose(last.id);
        }}
        options={(found.data?.items ?? [])
          .filter(({ id }) => id !== post.id)
          .map(({ id, title }) => ({ id, label: named(title) }))}
        onSearch={setSearch}
      />
    </Field>
  );
}
