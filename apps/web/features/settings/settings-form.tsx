"use client";
import type { Publication } from "@broadsheet/contract/publications";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { NotConfirmed, useConfirmed } from "@/features/account/use-confirmed.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { schemaResolver } from "@/features/studio/schema-resolver.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { SaveBar } from "./save-bar.tsx";
import { type Choices, SettingsSections } from "./settings-sections.tsx";
import { changesOf, settingsOf } from "./settings-values.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.tsx";

export function SettingsForm({ choices }: { choices: Choices }) {
  const trpc = useTRPC();
  const publication = useQuery(trpc.publication.get.queryOptions());
  if (publication.isPending) return <RowsSkeleton />;
  if (publication.isError)
    return (
      <LoadFailed error={publication.error} what="The settings" onRetry={() => void publication.refetch()} />
    );
  return <LoadedForm publication={publication.data} choices={choices} />;
}

function LoadedForm({ publication, choices }: { publication: Publication; choices: Choices }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  /** What the form was filled from: a later version in the store does not change what is being typed. */
  const [version, setVersion] = useState(publication.version);
  const [conflict, setConflict] = useState(false);
  const update = useMutation(trpc.publication.update.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: schemaResolver(() => import("./settings-schema.ts").then((module) => module.settingsForm)),
    defaultValues: settingsOf(publication),
  });
  const { errors, isDirty, isSubmitting, dirtyFields } = form.formState;
  const question = useUnsavedGuard(isDirty);
  const { confirmed, question: identity } = useConfirmed();

  const save = form.handleSubmit(async (values) => {
    try {
      const saved = await confirmed(() => update.mutateAsync({ version, ...changesOf(values, dirtyFields) }));
      queries.setQueryData(trpc.publication.get.queryKey(), saved);
      form.reset(settingsOf(saved));
      setVersion(saved.version);
      toast({ title: "Settings saved", tone: "success" });
      // The studio's frame shows some of them.
      router.refresh();
    } catch (error) {
      if (error instanceof NotConfirmed) return;
      if (appErrorOf(error).code === "CONFLICT") setConflict(true);
      else showServerError(error, form.setError, ["name", "description", "hosts"]);
    }
  });

  async function loadTheirs(): Promise<void> {
    const stored = await queries.fetchQuery({ ...trpc.publication.get.queryOptions(), staleTime: 0 });
    form.reset(settingsOf(stored), { keepDirtyValues: true });
    setVersion(stored.version);
    setConflict(false);
    toast("What somebody else saved is loaded; what you typed is still here");
  }

  return (
    <form noValidate onSubmit={save} className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {conflict && (
        <Callout
          tone="danger"
          title="Somebody else saved settings meanwhile"
          action={
            <Button size="sm" onClick={() => void loadTheirs()}>
              Load theirs, keep mine
            </Button>
          }
        >
          Yours are not saved yet. Load theirs: what you have changed stays as you typed it, then save again.
        </Callout>
      )}
      {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
      <SettingsSections form={form} choices={choices} />
      <SaveBar unsaved={isDirty} busy={isSubmitting} onDiscard={() => form.reset()} />
      {question}
      {identity}
    </form>
  );
}
