"use client";
import { useEditorContext } from "./editor-context.tsx";
import { useContent } from "./use-content.ts";

/** The title; Enter and the arrow down lead into the text. */
export function TitleField() {
  const { saver, editable, post } = useEditorContext();
  const { title } = useContent(saver);
  return (
    <textarea
      aria-label="Title"
      placeholder={post.kind === "page" ? "Title of the page" : "Title"}
      rows={1}
      value={title}
      readOnly={!editable}
      maxLength={255}
      onChange={({ target }) => saver.edit({ title: oneLine(target.value) })}
      onKeyDown={(event) => {
        const { target, key } = event;
        const atEnd = (target as HTMLTextAreaElement).selectionStart === title.length;
        if (event.nativeEvent.isComposing || !(key === "Enter" || (key === "ArrowDown" && atEnd))) return;
        event.preventDefault();
        document.querySelector<HTMLElement>(".post-text-editing")?.focus();
      }}
      className="field-sizing-content min-h-13 w-full resize-none overflow-hidden bg-transparent pt-2 font-medium font-serif text-3xl text-ink tracking-[-0.015em] outline-none placeholder:text-ink-faint/70 sm:text-4xl"
    />
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string) => text.replaceAll(/[\u0000-\u001f\u007f]+/g, " ");
