"use client";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { Popover } from "@broadsheet/ui/popover";
import { Spinner } from "@broadsheet/ui/spinner";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check, ChevronDown, Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";

export interface Named {
  id: string;
  name: string;
}

interface PickOneProps {
  what: "authors" | "tags";
  /** Names the field and the search in it. */
  label: string;
  /** Stands above what is found: "By anybody", "By me". */
  first?: readonly (Named | { id: null; name: string })[];
  value: string | null;
  onPick: (picked: { id: string | null; name: string }) => void;
  /** Another button than the one that shows what is chosen. */
  trigger?: ReactNode;
}

/** One author or tag of any number, found by typing. */
export function PickOne({ what, label, first = [], value, onPick, trigger }: PickOneProps) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = { limit: 20, ...(text.trim() ? { q: text.trim() } : {}) };
  const options = { enabled: open, placeholderData: keepPreviousData };
  const authors = useQuery({
    ...trpc.authors.list.queryOptions(input),
    ...options,
    enabled: open && what === "authors",
  });
  const tags = useQuery({
    ...trpc.tags.list.queryOptions(input),
    ...options,
    enabled: open && what === "tags",
  });
  const chosenAuthor = useQuery({
    ...trpc.authors.get.queryOptions({ id: value ?? "" }),
    enabled: value !== null && what === "authors",
  });
  const chosenTag = useQuery({
    ...trpc.tags.get.queryOptions({ id: value ?? "" }),
    enabled: value !== null && what === "tags",
  });
  const found: readonly Named[] = (what === "authors" ? authors.data?.items : tags.data?.items) ?? [];
  const fixed = text.trim() ? [] : first;
  const rows = [...fixed, ...found.filter(({ id }) => !fixed.some((row) => row.id === id))];
  const name =
    first.find(({ id }) => id === value)?.name ??
    (what === "authors" ? chosenAuthor.data?.name : chosenTag.data?.name) ??
    (value === null ? label : "…");
  const searching = what === "authors" ? authors.isFetching : tags.isFetching;

  const pick = (row: (typeof rows)[number] | undefined) => {
    if (!row) return;
    onPick(row);
    setOpen(false);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      setAt(next);
      list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      pick(rows[at]);
    }
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setText("");
        setAt(0);
      }}
      aria-label={label}
      className="w-72 p-2"
      trigger={
        trigger ?? (
          <Button aria-label={`${label}: ${name}`} className="max-w-full min-w-0 justify-between">
            <span className="truncate">{name}</span>
            <ChevronDown aria-hidden className="text-ink-faint" />
          </Button>
        )
      }
    >
      <Input
        role="combobox"
        aria-label={`Find: ${label}`}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={rows[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        maxLength={100}
        leading={<Search aria-hidden />}
        placeholder="Type to find…"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={keys}
        trailing={searching ? <Spinner /> : undefined}
      />
      <div ref={list} id={listId} role="listbox" aria-label={label} className="mt-2 max-h-64 overflow-y-auto">
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above
          <div
            key={row.id ?? "none"}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={row.id === value}
            data-active={index === at}
            onClick={() => pick(row)}
            onPointerMove={() => setAt(index)}
            className="flex cursor-default items-center gap-2 rounded-sm px-2.5 py-1.5 text-sm data-[active=true]:bg-accent-soft data-[active=true]:text-accent-strong pointer-coarse:py-2.5"
          >
            <span className="min-w-0 flex-1 truncate">{row.name}</span>
            {row.id === value && <Check aria-hidden className="size-4 text-accent" />}
          </div>
        ))}
      </div>
      {rows.length === 0 && !searching && (
        <p role="status" className="px-2.5 py-2 text-ink-faint">
          Nothing found
        </p>
      )}
    </Popover>
  );
}
