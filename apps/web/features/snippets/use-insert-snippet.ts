"use client";
import { toast } from "@broadsheet/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { closeHistory } from "@tiptap/pm/history";
import type { Editor } from "@tiptap/react";
import { useCallback } from "react";
import { beginUndoStep } from "@/features/editor/find/replace.ts";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { insertDocument } from "./insert-document.ts";

/** Puts a copy of a snippet where the caret is, as one step of undo. Without a connection, as it was last seen here. */
export function useInsertSnippet(editor: Editor): (id: string) => Promise<void> {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useCallback(
    async (id) => {
      const key = trpc.snippets.get.queryKey({ id });
      try {
        const snippet = await client.snippets.get.query({ id }).catch((error: unknown) => {
          const seen = queries.getQueryData(key);
          if (seen && appErrorOf(error).code === "UNAVAILABLE") return seen;
          throw error;
        });
        queries.setQueryData(key, snippet);
        if (editor.isDestroyed || !editor.isEditable) return;
        const document = editor.schema.nodeFromJSON(snippet.document);
        beginUndoStep(editor.state);
        editor.view.dispatch(insertDocument(closeHistory(editor.state.tr), document));
        beginUndoStep(editor.state);
        editor.view.focus();
      } catch (error) {
        const { code, message } = appErrorOf(error);
        toast({
          title: code === "NOT_FOUND" ? "This snippet is gone" : "The snippet could not be put in",
          ...(code !== "NOT_FOUND" && { description: message }),
          tone: "danger",
        });
        if (code === "NOT_FOUND") void queries.invalidateQueries(trpc.snippets.list.queryFilter());
      }
    },
    [editor, trpc, client, queries],
  );
}
