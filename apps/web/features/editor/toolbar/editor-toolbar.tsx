import { IconButton } from "@broadsheet/ui/icon-button";
import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Code, Italic, List, ListOrdered, type LucideIcon, Quote, Redo2, Undo2 } from "lucide-react";
import type { KeyboardEvent } from "react";
import { BlockStepsMenu } from "../blocks/block-steps-menu.tsx";
import { ReviewTools } from "../review/review-tools.tsx";
import { ViewMenu } from "../view/view-menu.tsx";
import { BlockMenu } from "./block-menu.tsx";
import { InsertMenu } from "./insert-menu.tsx";
import { LinkButton } from "./link-button.tsx";
import { MoreMarksMenu } from "./more-marks-menu.tsx";
import { TableMenu } from "./table-menu.tsx";
import { useUndoable } from "./use-undoable.ts";

interface EditorToolbarProps {
  editor: Editor;
  onPickImage: () => void;
  /** Opens the bar that finds. Without it the text is no post: it is not reviewed, and has no views of its own. */
  onFind?: (replacing: boolean) => void;
}

/** Left and right move along the toolbar, which is one stop of the Tab key (WAI-ARIA toolbar). */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const all = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const at = all.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const to =
    event.key === "Home"
      ? 0
      : event.key === "End"
        ? all.length - 1
        : step && (at + step + all.length) % all.length;
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}

export function EditorToolbar({ editor, onPickImage, onFind }: EditorToolbarProps) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      code: now.isActive("code"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      table: now.isActive("table"),
    }),
  });
  const { undo, redo } = useUndoable(editor);
  const run = () => editor.chain().focus();
  return (
    <div
      role="toolbar"
      aria-label="Text formatting"
      aria-orientation="horizontal"
      onKeyDown={moveFocus}
      className="flex items-center gap-0.5 overflow-x-auto py-1 [scrollbar-width:none]"
    >
      <BlockMenu editor={editor} />
      <BlockStepsMenu editor={editor} />
      <Divider />
      <Toggle label="Bold (Ctrl B)" icon={Bold} on={state.bold} onClick={() => run().toggleBold().run()} />
      <Toggle
        label="Italic (Ctrl I)"
        icon={Italic}
        on={state.italic}
        onClick={() => run().toggleItalic().run()}
      />
      <LinkButton editor={editor} />
      <Toggle label="Code (Ctrl E)" icon={Code} on={state.code} onClick={() => run().toggleCode().run()} />
      <MoreMarksMenu editor={editor} />
      <Divider />
      <Toggle
        label="Bullet list"
        icon={List}
        on={state.bullets}
        onClick={() => run().toggleBulletList().run()}
      />
      <Toggle
        label="Numbered list"
        icon={ListOrdered}
        on={state.numbers}
        onClick={() => run().toggleOrderedList().run()}
      />
      <Toggle label="Quote" icon={Quote} on={state.quote} onClick={() => run().toggleBlockquote().run()} />
      <Divider />
      <InsertMenu editor={editor} onPickImage={onPickImage} />
      {state.table && <TableMenu editor={editor} />}
      {onFind && <Divider />}
      {onFind && <ReviewTools />}
      <span className="ml-auto flex">
        <IconButton size="sm" label="Undo (Ctrl Z)" disabled={!undo} onClick={() => run().undo().run()}>
          <Undo2 />
        </IconButton>
        <IconButton size="sm" label="Redo (Ctrl Shift Z)" disabled={!redo} onClick={() => run().redo().run()}>
          <Redo2 />
        </IconButton>
        {onFind && <ViewMenu editor={editor} onFind={onFind} />}
      </span>
    </div>
  );
}

function Divider() {
  return <span aria-hidden className="mx-1 h-5 w-px shrink-0 bg-line" />;
}

interface ToggleProps {
  label: string;
  icon: LucideIcon;
  on: boolean;
  onClick: () => void;
}

function Toggle({ label, icon: Icon, on, onClick }: ToggleProps) {
  return (
    <IconButton
      size="sm"
      label={label}
      aria-pressed={on}
      onClick={onClick}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
    >
      <Icon />
    </IconButton>
  );
}
