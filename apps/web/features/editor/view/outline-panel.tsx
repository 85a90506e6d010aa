"use client";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useState } from "react";
import { atRest } from "../at-rest.ts";
import { useReview } from "../review/review-context.tsx";
import { type HeadingPlace, headingOf, headingsIn } from "./headings.ts";

const restMs = 250;

/** The headings, looked up when the text has rested for a moment. */
function useHeadings(editor: Editor | null): readonly HeadingPlace[] {
  const [headings, setHeadings] = useState<readonly HeadingPlace[]>([]);
  useEffect(() => {
    if (!editor) return setHeadings([]);
    const look = () => {
      if (!editor.isDestroyed) setHeadings(headingsIn(editor.state.doc));
    };
    const looking = atRest(look, restMs);
    look();
    editor.on("update", looking.later);
    return () => {
      looking.stop();
      editor.off("update", looking.later);
    };
  }, [editor]);
  return headings;
}

/** The headings of the text; one leads to it. Where one writes is marked. */
export function OutlinePanel({ onGone }: { onGone: () => void }) {
  const { editor } = useReview();
  const headings = useHeadings(editor);
  const current =
    useEditorState({
      editor,
      selector: ({ editor: now }) => (now ? headingOf(headings, now.state.selection.from) : -1),
    }) ?? -1;
  if (headings.length === 0)
    return <p className="text-ink-soft text-sm">Headings of the text are listed here. There are none yet.</p>;
  const top = Math.min(...headings.map(({ level }) => level));
  const go = (index: number) => {
    // The text may have changed since the list was made.
    const place = editor && headingsIn(editor.state.doc)[index];
    if (!editor || !place) return;
    // On a narrow screen the panel covers the text.
    if (!window.matchMedia("(min-width: 64rem)").matches) onGone();
    editor
      .chain()
      .setTextSelection(place.at + 1)
      .focus()
      .run();
    const element = editor.view.nodeDOM(place.at);
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (element instanceof HTMLElement)
      element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };
  return (
    <nav aria-label="Outline">
      <ol className="grid gap-0.5">
        {headings.map(({ level, text, at }, index) => (
          <li key={at}>
            <button
              type="button"
              aria-current={index === current ? "location" : undefined}
              onClick={() => go(index)}
              style={{ paddingInlineStart: `${0.625 + (level - top) * 0.875}rem` }}
              className="w-full rounded-sm py-1.5 pr-2 text-left text-ink-soft text-sm leading-snug hover:bg-ink/5 hover:text-ink aria-[current=location]:bg-accent-soft aria-[current=location]:font-medium aria-[current=location]:text-accent-strong pointer-coarse:py-2.5"
            >
              {text || <span className="text-ink-faint italic">Empty heading</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
