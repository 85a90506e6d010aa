"use client";
import type { Suggestion } from "@broadsheet/document/review";
import { Button } from "@broadsheet/ui/button";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Check, X } from "lucide-react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { goToSpan } from "./anchors.ts";
import { useReview } from "./review-context.tsx";
import { placesOf, settleSuggestions } from "./settle-suggestions.ts";
import { usePostPeople } from "./use-comments.ts";

/** What is suggested, in reading order; accepted or refused one by one or all together. */
export function SuggestionList({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const { post } = useEditorContext();
  const { person } = useStudio();
  const { editor } = useReview();
  const people = usePostPeople(post.id);
  if (!editor || suggestions.length === 0) return null;
  const mayAccept = post.actions.includes("edit");
  const names = new Map(people.data?.map(({ userId, name }) => [userId, name]));
  const settle = (accept: boolean, id?: string) =>
    editor.view.dispatch(settleSuggestions(editor.state, accept, id ? new Set([id]) : undefined));
  const go = (id: string) => {
    const places = placesOf(editor.state.doc, new Set([id]));
    const [first] = places;
    const last = places.at(-1);
    if (first && last) goToSpan(editor, { from: first.from, to: last.to });
  };
  return (
    <section aria-label="Suggestions" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">
          {suggestions.length === 1 ? "1 suggestion" : `${suggestions.length} suggestions`}
        </h3>
        {mayAccept && suggestions.length > 1 && (
          <span className="flex gap-1.5">
            <Button size="sm" onClick={() => settle(true)}>
              Accept all
            </Button>
            <Button size="sm" variant="ghost" onClick={() => settle(false)}>
              Refuse all
            </Button>
          </span>
        )}
      </div>
      <ul className="grid gap-2">
        {suggestions.map(({ id, user, at, inserted, deleted }) => (
          <li key={id} className="flex items-start gap-1 rounded-md border border-line bg-raised p-3">
            <button
              type="button"
              onClick={() => go(id)}
              className="grid min-w-0 flex-1 gap-1 text-left text-sm"
            >
              <span className="line-clamp-4 break-words">
                {deleted && (
                  <del className="text-danger decoration-danger/60">
                    <span className="sr-only">Take out: </span>
                    {shown(deleted)}
                  </del>
                )}{" "}
                {inserted && (
                  <ins className="text-success decoration-success/50 underline-offset-3">
                    <span className="sr-only">Add: </span>
                    {shown(inserted)}
                  </ins>
                )}
              </span>
              <span className="text-ink-faint text-xs">
                {names.get(user) ?? "Somebody who left"}, <TimeAgo at={at} />
              </span>
            </button>
            {mayAccept && (
              <IconButton label="Accept" size="sm" onClick={() => settle(true, id)}>
                <Check />
              </IconButton>
            )}
            {(mayAccept || user === person.userId) && (
              <IconButton
                label={mayAccept ? "Refuse" : "Take back"}
                size="sm"
                onClick={() => settle(false, id)}
              >
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pictures and the like have no text to show. */
const shown = (text: string) => text.replaceAll("\u{fffc}", "▢");
