"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { Search, X } from "lucide-react";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { countFilters, type ListState, plainState, writeListState } from "./list-view.ts";
import { MoreFilters } from "./more-filters.tsx";
import { PickOne } from "./pick-one.tsx";
import { SavedViews } from "./saved-views.tsx";

/** Search, filters and saved views. Every change is a new address. */
export function PostFilters({ kind, state }: { kind: PostKind; state: ListState }) {
  const router = useRouter();
  const path = usePathname();
  const { person } = useStudio();
  const [going, startTransition] = useTransition();
  /** Where the last change leads, while its address is on the way: the next change builds on it. */
  const wanted = useRef(state);
  const [text, setText] = useState(state.q);
  /** What this field asked for and has no answer to yet: such an answer must not take the place of what was typed since. */
  const asked = useRef<string[]>([]);

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

  return (
    <search className="flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <Input
          type="search"
          aria-label="Search posts"
          placeholder="Search title and text"
          leading={<Search aria-hidden />}
          value={text}
          maxLength={200}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <PickOne
        what="authors"
        label="Author"
        first={[
          { id: null, name: "By anybody" },
          { id: person.authorId, name: "By me" },
        ]}
        value={state.authorId}
        onPick={({ id }) => show({ authorId: id })}
      />
      <PickOne
        what="tags"
        label="Tag"
        first={[{ id: null, name: "Any tag" }]}
        value={state.tagId}
        onPick={({ id }) => show({ tagId: id })}
      />
      <MoreFilters state={state} show={show} />
      {countFilters(state) > 0 && (
        <Button variant="ghost" onClick={() => show({ ...plainState, view: state.view })}>
          <X aria-hidden />
          Clear
        </Button>
      )}
      <div className="ml-auto">
        <SavedViews kind={kind} state={state} />
      </div>
    </search>
  );
}
