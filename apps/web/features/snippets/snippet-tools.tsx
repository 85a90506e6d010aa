"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useQuery } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { Puzzle } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useCommands } from "@/features/commands/command-store.ts";
import type { Insertable } from "@/features/editor/text/insertables.ts";
import { offerSnippets } from "@/features/editor/text/offered-snippets.ts";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { named } from "./named.ts";
import { useInsertSnippet } from "./use-insert-snippet.ts";
import { useMaySeeSnippets } from "./use-may-see.ts";

const SaveSnippet = onDemand(() => import("./save-snippet.tsx").then((module) => module.SaveSnippet));
const SnippetPicker = onDemand(() => import("./snippet-picker.tsx").then((module) => module.SnippetPicker));

const none: readonly SnippetSummary[] = [];
/** The slash menu shows no more of them under a word. */
const mostShown = 8;

/** What snippets bring to an editor: in its menus, in the palette, and the windows behind both. It comes after the text. */
export function SnippetTools({ editor }: { editor: Editor }) {
  const trpc = useTRPC();
  const maySee = useMaySeeSnippets();
  const mayCreate = useMay("snippet:create");
  const [open, setOpen] = useState<"insert" | "save" | null>(null);
  const insert = useInsertSnippet(editor);
  const list = useQuery({
    ...trpc.snippets.list.queryOptions(),
    enabled: maySee,
    meta: { staysOnPage: true },
  });
  const snippets = list.data ?? none;
  const pick = maySee ? () => setOpen("insert") : null;
  const save = mayCreate
    ? () => {
        if (!editor.state.selection.empty) return setOpen("save");
        toast("Select what the snippet is to hold");
      }
    : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what pick and save do follows from the rest
  useEffect(() => {
    if (!pick) return;
    const picker: Insertable = {
      name: "Snippet",
      hint: "Text that is kept for many posts",
      icon: Puzzle,
      words: "reuse saved template",
      run: (_, chain) => {
        chain().run();
        pick();
      },
    };
    const item = ({ id, name, excerpt }: SnippetSummary): Insertable => ({
      ...{ name, hint: excerpt || "Snippet", icon: Puzzle, words: "snippet" },
      run: (_, chain) => {
        chain().run();
        void insert(id);
      },
    });
    const find = (query: string) => [
      picker,
      ...(query.trim() ? named(snippets, query).slice(0, mostShown).map(item) : []),
    ];
    return offerSnippets({ find, save });
  }, [maySee, mayCreate, snippets, insert, editor]);
  useCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: what pick and save do follows from the rest
    useMemo(() => {
      const command = (id: string, label: string, run: (() => void) | null) =>
        run ? [{ id, label, icon: Puzzle, group: "This text", run }] : [];
      return [
        ...command("snippet-insert", "Insert a snippet…", pick),
        ...command("snippet-save", "Save selection as snippet…", save),
      ];
    }, [maySee, mayCreate, editor]),
  );
  const close = () => setOpen(null);
  return (
    <>
      {open === "insert" && <SnippetPicker list={list} onChoose={insert} onClose={close} />}
      {open === "save" && <SaveSnippet editor={editor} snippets={snippets} onClose={close} />}
    </>
  );
}
