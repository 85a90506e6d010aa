"use client";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { maxSnippetName } from "@broadsheet/contract/vocabulary";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { selectedDocument } from "./selected-document.ts";

interface SaveSnippetProps {
  editor: Editor;
  /** Those that are there: one of them can be given the selection instead. */
  snippets: readonly SnippetSummary[];
  onClose: () => void;
}

/** Keeps what is selected under a name; under the name of one that is there, in its place. */
export function SaveSnippet({ editor, snippets, onClose }: SaveSnippetProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const [document] = useState(() => selectedDocument(editor.state));
  const [words] = useState(() => {
    const { from, to } = editor.state.selection;
    return editor.state.doc.textBetween(from, to, " ", " ").trim();
  });
  const typed = name.trim();
  const same = snippets.find((each) => each.name.toLowerCase() === typed.toLowerCase());
  const save = useMutation({
    meta: { showsErrors: true },
    mutationFn: (document: PostDocumentJson) =>
      same
        ? client.snippets.update.mutate({ id: same.id, version: same.version, document })
        : client.snippets.create.mutate({ name: typed, document }),
    onSettled: () => queries.invalidateQueries(trpc.snippets.pathFilter()),
    onSuccess: (kept) => {
      toast({
        title: same ? `“${kept.name}” holds the selection now` : `“${kept.name}” is kept`,
        description: "Press / and type its name to put it into a text.",
        tone: "success",
      });
      onClose();
    },
  });
  const failed = save.isError ? appErrorOf(save.error).message : undefined;
  const theirs = same && !same.mayChange;
  return (
    <FormDialog
      title="Save as snippet"
      description="A copy of the selection is kept for everybody who writes here."
      submitLabel={same && !theirs ? "Replace" : "Save snippet"}
      busy={save.isPending}
      disabled={!document}
      error={document ? failed : "Nothing of this selection can be kept"}
      onClose={onClose}
      onSubmit={() => {
        setMissing(typed === "");
        if (document && typed !== "" && !theirs) save.mutate(document);
      }}
    >
      <Field
        label="Name"
        required
        error={
          theirs
            ? "Another snippet already has this name, and it is not yours to change"
            : missing && typed === ""
              ? "Give the snippet a name"
              : undefined
        }
      >
        <Input
          autoFocus
          autoComplete="off"
          maxLength={maxSnippetName}
          value={name}
          placeholder="About the author"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      {same && !theirs && (
        <Callout tone="warning">
          {`“${same.name}” is there already. The selection takes the place of what it holds; texts that have a copy stay as they are.`}
        </Callout>
      )}
      {words && (
        <blockquote className="line-clamp-4 border-line-strong border-l-2 pl-3 text-ink-soft text-sm">
          {words}
        </blockquote>
      )}
    </FormDialog>
  );
}
