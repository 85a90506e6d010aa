"use client";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { useQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { type ListState, writeListState } from "./list-view.ts";

const anybody = "anybody";
const anything = "anything";

/** Search by title, and the filters by author and tag. Every change is a new address. */
export function PostFilters({ state }: { state: ListState }) {
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePathname();
  const { person } = useStudio();
  const [going, startTransition] = useTransition();
  /** Where the last change leads, while its address is on the way: the next change builds on it. */
  const wanted = useRef(state);
  const [text, setText] = useState(state.q);
  /** What this field asked for and has no answer to yet: such an answer must not take the place of what was typed since. */
  const asked = useRef<string[]>([]);
  const authors = useQuery(trpc.authors.list.queryOptions({ limit: 100 }));
  const tags = useQuery(trpc.tags.list.queryOptions({ limit: 100 }));

  const show = (change: Partial<ListState>) => {
    wanted.current = { ...(going ? wanted.current : state), ...change };
    startTransition(() => {
      router.replace(`${path}${writeListState(wanted.current)}` as Route, { scroll: false });
    });
  };
  useEffect(() => {
    const at = asked.current.indexOf(state.q);
    if (at < 0) setText(state.q);
    asked.current = asked.current.slice(at + 1);
  }, [state.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts a search
  useEffect(() => {
    if (text.trim() === state.q) return;
    const timer = setTimeout(() => {
      asked.current.push(text.trim());
      show({ q: text.trim() });
    }, 250);
    return () => clearTimeout(timer);
  }, [text]);

  const others = (authors.data?.items ?? []).filter(({ id }) => id !== person.authorId);
  const filtered = state.q !== "" || state.authorId !== null || state.tagId !== null;
  return (
    <search className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <Input
          type="search"
          aria-label="Search by title"
          placeholder="Search by title"
          leading={<Search aria-hidden />}
          value={text}
          maxLength={200}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Select
        aria-label="Author"
        className="w-[calc(50%-0.25rem)] sm:w-44"
        value={state.authorId ?? anybody}
        onValueChange={(value) => show({ authorId: value === anybody ? null : value })}
        options={[
          { value: anybody, label: "By anybody" },
          { value: person.authorId, label: "By me" },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label="Tag"
        className="w-[calc(50%-0.25rem)] sm:w-44"
        value={state.tagId ?? anything}
        onValueChange={(value) => show({ tagId: value === anything ? null : value })}
        options={[
          { value: anything, label: "Any tag" },
          ...(tags.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {filtered && (
        <Button variant="ghost" onClick={() => show({ q: "", authorId: null, tagId: null })}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
  );
}
