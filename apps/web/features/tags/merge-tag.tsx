"use client";
import type { Tag } from "@broadsheet/contract/tags";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Select } from "@broadsheet/ui/select";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { posts } from "./tag-words.ts";

/** Turns one tag into another. */
export function MergeTag({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [intoId, setIntoId] = useState<string>();
  const [missing, setMissing] = useState(false);
  const tags = useQuery(trpc.tags.list.queryOptions({ limit: 100 }));
  const merge = useMutation(
    trpc.tags.merge.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async (into) => {
        await queries.invalidateQueries(trpc.tags.pathFilter());
        toast({ title: `“${tag.name}” is now “${into.name}”`, tone: "success" });
        onClose();
      },
    }),
  );
  const others = (tags.data?.items ?? []).filter(({ id }) => id !== tag.id);
  const into = others.find(({ id }) => id === intoId);
  return (
    <FormDialog
      title={`Merge “${tag.name}” into another tag`}
      submitLabel="Merge tags"
      destructive
      busy={merge.isPending}
      error={merge.error ? appErrorOf(merge.error).message : undefined}
      onSubmit={() => (intoId ? merge.mutate({ id: tag.id, intoId }) : setMissing(true))}
      onClose={onClose}
    >
      <Field label="Into" required error={missing && !intoId ? "Choose the tag that stays" : undefined}>
        <Select
          value={intoId}
          onValueChange={setIntoId}
          placeholder={tags.isPending ? "Loading…" : "The tag that stays"}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      {into && (
        <Callout tone="warning">
          {`${posts(tag.postCount)} of “${tag.name}” will carry “${into.name}”, “${tag.name}” is deleted, and /tags/${tag.slug} leads to /tags/${into.slug}. This cannot be undone.`}
        </Callout>
      )}
    </FormDialog>
  );
}
