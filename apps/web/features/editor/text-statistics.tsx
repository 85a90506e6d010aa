"use client";
import { useEffect, useState } from "react";
import { atRest } from "./at-rest.ts";
import { useEditorContext } from "./editor-context.tsx";

/** Counting reads the whole text: not at each key. */
const restMs = 600;

/** Words and reading time, at the foot of the screen. Counting is loaded and done when there is time for it. */
export function TextStatistics() {
  const { collab } = useEditorContext();
  const [said, setSaid] = useState("");
  useEffect(() => {
    let gone = false;
    const { body } = collab.parts;
    const count = async () => {
      const [{ readBody }, { readingMinutes, wordCount }] = await Promise.all([
        import("@broadsheet/document/collab/read-content"),
        import("@broadsheet/document/text"),
      ]);
      if (gone) return;
      const document = readBody(body);
      const words = wordCount(document);
      setSaid(
        `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"} · ${readingMinutes(document)} min`,
      );
    };
    const counting = atRest(() => void count(), restMs);
    void count();
    body.observeDeep(counting.later);
    return () => {
      gone = true;
      body.unobserveDeep(counting.later);
      counting.stop();
    };
  }, [collab]);
  return (
    <p className="pointer-events-none bottom-3 left-4 w-max rounded-full max-sm:-mt-12 max-sm:ml-2 max-sm:pb-4 sm:fixed bg-paper/85 px-2.5 py-1 text-ink-faint text-xs tabular-nums backdrop-blur">
      <span className="sr-only">Length: </span>
      {said}
    </p>
  );
}
