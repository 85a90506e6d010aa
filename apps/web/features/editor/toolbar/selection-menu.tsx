import { IconButton } from "@broadsheet/ui/icon-button";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Code,
  Highlighter,
  Italic,
  Link,
  type LucideIcon,
  MessageSquarePlus,
  Puzzle,
} from "lucide-react";
import { createPortal } from "react-dom";
import { useEditorContext } from "../editor-context.tsx";
import { useReview } from "../review/review-context.tsx";
import { shortcutLabel } from "../shortcuts.ts";
import { useSnippetOffer } from "../text/offered-snippets.ts";
import { editLink } from "./link-button.tsx";

interface SelectionMenuProps {
  editor: Editor;
  /** What floats at the selection. */
  element: HTMLElement;
}

/** What is done to selected text most often, beside it. The toolbar has the same for the keyboard. */
export function SelectionMenu({ editor, element }: SelectionMenuProps) {
  const { post } = useEditorContext();
  const { beginComment } = useReview();
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      code: now.isActive("code"),
      highlight: now.isActive("highlight"),
      link: now.isActive("link"),
    }),
  });
  const save = useSnippetOffer()?.save;
  const run = () => editor.chain().focus();
  const button = (label: string, Icon: LucideIcon, act: () => void, isOn?: boolean) => (
    <IconButton
      size="sm"
      label={label}
      tooltip={false}
      title={label}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
    >
      <Icon />
    </IconButton>
  );
  return createPortal(
    <div
      role="toolbar"
      aria-label="Selected text"
      className="flex items-center gap-0.5 rounded-md border border-line bg-raised p-0.5 shadow-mid"
    >
      {button(`Bold (${shortcutLabel("bold")})`, Bold, () => run().toggleBold().run(), on.bold)}
      {button(`Italic (${shortcutLabel("italic")})`, Italic, () => run().toggleItalic().run(), on.italic)}
      {button(`Code (${shortcutLabel("code")})`, Code, () => run().toggleCode().run(), on.code)}
      {button(
        `Highlight (${shortcutLabel("highlight")})`,
        Highlighter,
        () => run().toggleHighlight().run(),
        on.highlight,
      )}
      {button(`Link (${shortcutLabel("link")})`, Link, () => editLink(editor), on.link)}
      {post.actions.includes("comment") &&
        button(`Comment (${shortcutLabel("comment")})`, MessageSquarePlus, beginComment)}
      {save && button("Save as snippet", Puzzle, save)}
    </div>,
    element,
  );
}
