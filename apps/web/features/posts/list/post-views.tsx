"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { tabStyles } from "@broadsheet/ui/tab-styles";
import type { Route } from "next";
import Link from "next/link";
import { type ListState, views, writeListState } from "./list-view.ts";

/** The tabs of the list. They are links: each has an address. */
export function PostViews({ kind, state }: { kind: PostKind; state: ListState }) {
  return (
    <nav
      aria-label={kind === "page" ? "Pages by state" : "Posts by state"}
      className="-mx-4 flex gap-5 overflow-x-auto border-line border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {views.map(({ value, label }) => (
        <Link
          key={value}
          href={`/studio/${kind}s${writeListState({ ...state, view: value })}` as Route}
          aria-current={value === state.view ? "page" : undefined}
          scroll={false}
          className={tabStyles}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
