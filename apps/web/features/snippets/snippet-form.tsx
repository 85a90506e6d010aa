"use client";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { Snippet } from "@broadsheet/contract/snippets";
import { maxSnippetName } from "@broadsheet/contract/vocabulary";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card } from "@broadsheet/ui/card";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { onDemand } from "@broadsheet/ui/on-demand";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useUnsavedGuard } from "@/features/settings/use-unsaved-guard.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

const SnippetSurface = onDemand(
  () => import("./snippet-surface.tsx").then((module) => module.SnippetSurface),
  () => (
    <div aria-busy="true" className="min-h-72 p-10">
      <SkeletonText lines={4} />
    </div>
  ),
);

const emptyText: PostDocumentJson = { type: "doc", content: [{ type: "paragraph" }] };

interface SnippetFormProps {
  /** The one to change; a new one without. */
  snippet?: Snippet;
  onSaved: (snippet: Snippet) => void;
  /** Reads it anew, without what was changed here. */
  onReload?: () => void;
  /** What else can be done, beside saving. */
  actions?: ReactNode;
}

/** Name and content of a snippet. Nothing is kept until it is saved. */
export function SnippetForm({ snippet, onSaved, onReload, actions }: SnippetFormProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const id = useId();
  // What is written here began with this version, whatever is read of it meanwhile.
  const [base, setBase] = useState(snippet);
  const [name, setName] = useState(snippet?.name ?? "");
  const [document, setDocument] = useState<PostDocumentJson>();
  const unsaved = name.trim() !== (base?.name ?? "") || document !== undefined;
  const save = useMutation({
    meta: { showsErrors: true },
    mutationFn: (version: number) =>
      base
        ? client.snippets.update.mutate({ id: base.id, version, name, document })
        : client.snippets.create.mutate({ name, document: document ?? emptyText }),
    onSuccess: async (saved) => {
      queries.setQueryData(trpc.snippets.get.queryKey({ id: saved.id }), saved);
      await queries.invalidateQueries(trpc.snippets.list.queryFilter());
      setBase(saved);
      setDocument(undefined);
      setName(saved.name);
      toast({ title: snippet ? "Snippet saved" : `“${saved.name}” can be used now`, tone: "success" });
      onSaved(saved);
    },
  });
  const problem = save.isError ? appErrorOf(save.error) : null;
  const issueOf = (path: string) => problem?.details.issues?.find((issue) => issue.path === path)?.message;
  const conflict = problem?.code === "CONFLICT";
  const guard = useUnsavedGuard(unsaved && !save.isPending);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {conflict ? (
        <Callout
          tone="warning"
          title="Somebody else changed it meanwhile"
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="sm" onClick={onReload}>
                Show theirs
              </Button>
              <Button
                size="sm"
                variant="danger"
                loading={save.isPending}
                onClick={() => save.mutate(problem?.details.currentVersion ?? 1)}
              >
                Save mine
              </Button>
            </span>
          }
        >
          To save yours takes the place of what they wrote.
        </Callout>
      ) : (
        problem &&
        !issueOf("name") && <Callout tone="danger">{issueOf("document") ?? problem.message}</Callout>
      )}
      {/* the content has fields of its own, whose Enter key does not send this form */}
      <form
        id={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (unsaved) save.mutate(base?.version ?? 1);
        }}
      >
        <Field label="Name" required hint="What one types after a slash to find it." error={issueOf("name")}>
          <Input
            autoComplete="off"
            maxLength={maxSnippetName}
            value={name}
            placeholder="About the author"
            onChange={({ target }) => setName(target.value)}
            className="max-w-md"
          />
        </Field>
      </form>
      <Card className="overflow-clip">
        <SnippetSurface document={snippet?.document ?? emptyText} onChange={setDocument} />
      </Card>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex items-center gap-3">
          <Button type="submit" form={id} variant="primary" loading={save.isPending} disabled={!unsaved}>
            {snippet ? "Save snippet" : "Create snippet"}
          </Button>
          <p role="status" className="text-ink-faint text-sm">
            {unsaved && snippet ? "Not saved yet" : ""}
          </p>
        </div>
        {actions}
      </div>
      {guard}
    </div>
  );
}
