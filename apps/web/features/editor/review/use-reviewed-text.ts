"use client";
import { type Suggestion, suggestionsIn } from "@broadsheet/document/review";
import type { PostDocument } from "@broadsheet/document/types";
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { atRest } from "../at-rest.ts";
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
    const look = () => {
      if (!editor.isDestroyed) setText(read(editor));
    };
    const looking = atRest(look, restMs);
    look();
    editor.on("update", looking.later);
    return () => {
      looking.stop();
      editor.off("update", looking.later);
    };
  }, [editor]);
  return text;
}
