"use client";
import { useDeferredValue, useEffect, useState } from "react";
import { useEditorContext } from "./editor-context.tsx";
import { useContent } from "./use-content.ts";

/** Words and reading time, at the foot of the screen. Counting is loaded and done when there is time for it. */
export function TextStatistics() {
  const { saver } = useEditorContext();
  const document = useDeferredValue(useContent(saver).document);
  const [said, setSaid] = useState("");
  useEffect(() => {
    let gone = false;
    void import("@broadsheet/document/text").then(({ readingMinutes, wordCount }) => {
      if (gone) return;
      const words = wordCount(document as never);
      setSaid(
        `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"} · ${readingMinutes(document as never)} min`,
      );
    });
    return () => {
      gone = true;
    };
  }, [document]);
  return (
    <p className="pointer-events-none bottom-3 left-4 w-max rounded-full max-sm:-mt-12 max-sm:ml-2 max-sm:pb-4 sm:fixed bg-paper/85 px-2.5 py-1 text-ink-faint text-xs tabular-nums backdrop-blur">
      <span className="sr-only">Length: </span>
      {said}
    </p>
  );
}
