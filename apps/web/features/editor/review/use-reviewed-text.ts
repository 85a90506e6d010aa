"use client";
import { type Suggestion, suggestionsIn } from "@broadsheet/document/review";
import type { PostDocument } from "@broadsheet/document/types";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { anchorsIn, type Span } from "./anchors.ts";

export interface ReviewedText {
  anchors: ReadonlyMap<string, Span>;
  suggestions: readonly Suggestion[];
}

const nothing: ReviewedText = { anchors: new Map(), suggestions: [] };
const restMs = 250;

const read = (editor: Editor): ReviewedText => ({
  anchors: anchorsIn(editor.state.doc),
  suggestions: suggestionsIn(editor.getJSON() as PostDocument),
});

/** Where conversations and suggestions stand in the text, looked up when it has rested for a moment. */
export function useReviewedText(editor: Editor | null): ReviewedText {
  const [text, setText] = useState<ReviewedText>(nothing);
  useEffect(() => {
    if (!editor) return setText(nothing);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (!editor.isDestroyed) setText(read(editor));
    };
    const later = () => {
      timer ??= setTimeout(look, restMs);
    };
    look();
    editor.on("update", later);
    return () => {
      clearTimeout(timer);
      editor.off("update", later);
    };
  }, [editor]);
  return text;
}
