"use client";
import { useRef } from "react";
import { useSharedText } from "./collab/use-shared-text.ts";
import { useEditorContext } from "./editor-context.tsx";

/** The title; Enter and the arrow down lead into the text. */
export function TitleField() {
  const { collab, post, editable } = useEditorContext();
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, change } = useSharedText(collab.parts.title, field);
  return (
    <textarea
      ref={field}
      aria-label="Title"
      placeholder={post.kind === "page" ? "Title of the page" : "Title"}
      rows={1}
      value={value}
      readOnly={!editable || !post.actions.includes("edit")}
      maxLength={255}
      onFocus={() => collab.setPart("title")}
      onBlur={() => collab.setPart(null)}
      onChange={({ target }) => change(oneLine(target.value))}
      onKeyDown={(event) => {
        const { target, key } = event;
        const atEnd = (target as HTMLTextAreaElement).selectionStart === value.length;
        if (event.nativeEvent.isComposing || !(key === "Enter" || (key === "ArrowDown" && atEnd))) return;
        event.preventDefault();
        document.querySelector<HTMLElement>(".post-text-editing")?.focus();
      }}
      className="field-sizing-content min-h-13 w-full resize-none overflow-hidden bg-transparent pt-2 font-medium font-serif text-3xl text-ink tracking-[-0.015em] outline-none placeholder:text-ink-faint/70 sm:text-4xl"
    />
  );
}

const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, " ");
