"use client";
import type { SnippetSummary } from "@broadsheet/contract/snippets";
import { Button } from "@broadsheet/ui/button";
import { Spinner } from "@broadsheet/ui/spinner";
import { TopDialog } from "@broadsheet/ui/top-dialog";
import { Search } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { named } from "./named.ts";

interface SnippetPickerProps {
  list: { data: readonly SnippetSummary[] | undefined; error: unknown; refetch: () => unknown };
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** All snippets, narrowed by what is typed; the chosen one goes into the text. */
export function SnippetPicker({ list, onChoose, onClose }: SnippetPickerProps) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const options = useRef<HTMLDivElement>(null);
  const shown = named(list.data ?? [], typed);
  function choose(snippet: SnippetSummary | undefined) {
    if (!snippet) return;
    onClose();
    onChoose(snippet.id);
  }
  function keys(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) {
      event.preventDefault();
      const next = (at + step + shown.length) % shown.length;
      setAt(next);
      options.current?.children[next]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(shown[at]);
    }
  }
  return (
    <TopDialog title="Insert a snippet" onClose={onClose}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          role="combobox"
          aria-label="Name of a snippet"
          aria-expanded={shown.length > 0}
          aria-controls={id}
          aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
          autoComplete="off"
          placeholder="Name of a snippet…"
          maxLength={100}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={keys}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
      </div>
      <div
        ref={options}
        id={id}
        role="listbox"
        aria-label="Snippets"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto p-2 empty:hidden"
      >
        {shown.map((snippet, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above
          <div
            key={snippet.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => choose(snippet)}
            className="grid cursor-default gap-0.5 rounded-md px-2.5 py-2 text-sm aria-selected:bg-accent-soft pointer-coarse:py-3"
          >
            <span className="truncate font-medium">{snippet.name}</span>
            {snippet.excerpt && <span className="truncate text-ink-soft text-xs">{snippet.excerpt}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && <Nothing list={list} typed={typed} />}
      <div className="flex justify-between gap-4 border-line border-t px-4 py-2.5 text-ink-faint text-xs">
        <p>The text gets a copy.</p>
        <Link href={"/studio/snippets" as Route} className="text-accent hover:underline">
          All snippets
        </Link>
      </div>
    </TopDialog>
  );
}

function Nothing({ list, typed }: Pick<SnippetPickerProps, "list"> & { typed: string }) {
  if (list.data)
    return (
      <p role="status" className="px-5 py-4 text-ink-soft text-sm">
        {typed.trim()
          ? `No snippet is called “${typed.trim()}”.`
          : "There are no snippets yet. Select something in a text and save it as one."}
      </p>
    );
  if (!list.error)
    return (
      <div className="grid place-items-center py-6">
        <Spinner />
      </div>
    );
  return (
    <div role="alert" className="flex items-center justify-between gap-4 px-5 py-4 text-danger text-sm">
      {appErrorOf(list.error).message}
      <Button size="sm" onClick={() => void list.refetch()}>
        Try again
      </Button>
    </div>
  );
}
