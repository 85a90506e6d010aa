import { IconButton } from "@broadsheet/ui/icon-button";
import type { Editor } from "@tiptap/core";
import { BubbleMenuView } from "@tiptap/extension-bubble-menu";
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
import { type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useEditorContext } from "../editor-context.tsx";
import { useReview } from "../review/review-context.tsx";
import { shortcutLabel } from "../shortcuts.ts";
import { useSnippetOffer } from "../text/offered-snippets.ts";
import { editLink } from "./link-button.tsx";
import { wantsSelectionMenu } from "./wants-selection-menu.ts";

interface SelectionMenuProps {
  editor: Editor;
  /** What it is put into: within the text's own frame it goes when the focus does. */
  frame: RefObject<HTMLElement | null>;
}

function floating(): HTMLElement {
  const element = document.createElement("div");
  element.className = "z-25 w-max";
  return element;
}

/** An element that is at the selection while the menu is wanted. */
function useFloating(editor: Editor, frame: RefObject<HTMLElement | null>): HTMLElement {
  const [element] = useState(floating);
  useEffect(() => {
    const menu = new BubbleMenuView({
      editor,
      view: editor.view,
      pluginKey: "selectionMenu",
      element,
      appendTo: () => frame.current ?? document.body,
      options: { placement: "bottom", offset: 8, shift: { padding: 8 } },
      shouldShow: () => wantsSelectionMenu(editor, element),
    });
    let before = editor.state;
    const follow = () => {
      const { view, state } = editor;
      if (!before.selection.empty || !state.selection.empty) menu.update(view, before);
      before = state;
    };
    editor.on("transaction", follow);
    return () => {
      editor.off("transaction", follow);
      menu.destroy();
    };
  }, [editor, element, frame]);
  return element;
}

/** What is done to selected text most often, beside it. The toolbar has the same for the keyboard. */
export function SelectionMenu({ editor, frame }: SelectionMenuProps) {
  const element = useFloating(editor, frame);
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
