"use client";
import { cn } from "@broadsheet/ui/cn";
import { onDemand } from "@broadsheet/ui/on-demand";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import type { CollabProvider } from "../collab/collab-provider.ts";
import type { FindRequest } from "../find/find-bar.tsx";
import { stepMatch } from "../find/replace.ts";
import { useReview, useReviewedEditor } from "../review/review-context.tsx";
import { ReviewMarks } from "../review/review-extension.ts";
import { EditorToolbar } from "../toolbar/editor-toolbar.tsx";
import { tellFocusMode } from "../view/focus-mode.ts";
import { useViewModes } from "../view/view-modes.tsx";
import { editorExtensions } from "./editor-extensions.ts";
import { insertImage } from "./uploads.ts";
import "./text-editor.css";
import "../blocks/blocks.css";
import "../cards/cards.css";
import "../find/find.css";
import "../review/review.css";
import "../view/view.css";

const SelectionMenu = onDemand(() =>
  import("../toolbar/selection-menu.tsx").then((module) => module.SelectionMenu),
);

const MediaPicker = onDemand(() => import("../media/media-picker.tsx").then((module) => module.MediaPicker));
const FindBar = onDemand(() => import("../find/find-bar.tsx").then((module) => module.FindBar));

const SnippetTools = onDemand(() =>
  import("@/features/snippets/snippet-tools.tsx").then((module) => module.SnippetTools),
);

interface TextEditorProps {
  /** Whose body this shows and changes, together with everybody else. */
  collab: CollabProvider;
  editable: boolean;
}

/** The text of a post: toolbar and writing surface. */
export function TextEditor({ collab, editable }: TextEditorProps) {
  const [picking, setPicking] = useState(false);
  const [finding, setFinding] = useState<FindRequest | null>(null);
  const { focusMode, fullScreen } = useViewModes();
  const { hooks } = useReview();
  const frame = useRef<HTMLDivElement>(null);
  const made = useRef<Editor>(null);
  const extensions = useMemo(
    () => [
      ...editorExtensions({
        pickImage: () => setPicking(true),
        find: (replacing) => setFinding({ replacing }),
        stepMatch: (by) => made.current && stepMatch(made.current, by),
        collab,
      }),
      ReviewMarks.configure(hooks),
    ],
    [collab, hooks],
  );
  const editor = useEditor({
    extensions,
    editable,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // Its styles are in our style sheet: the page's policy takes no style elements without a nonce.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Text",
        class: "post-text post-text-editing",
      },
    },
  });
  made.current = editor;
  useReviewedEditor(editor);
  useEffect(() => {
    if (editor) tellFocusMode(editor, focusMode);
  }, [editor, focusMode]);
  if (!editor) return <div className="min-h-96" />;
  return (
    <>
      {(editable || finding) && (
        <div
          className={cn(
            "sticky top-(--editor-top) z-20 -mx-4 mb-6 border-line border-b bg-paper/95 px-3 backdrop-blur sm:-mx-2 sm:rounded-md sm:border sm:bg-surface/95 sm:px-1.5 sm:shadow-low",
            // On the full screen it waits until it is wanted.
            fullScreen &&
              !finding &&
              "opacity-0 transition-opacity focus-within:opacity-100 hover:opacity-100 has-[[data-state=open]]:opacity-100",
          )}
        >
          {editable && (
            <EditorToolbar
              editor={editor}
              onPickImage={() => setPicking(true)}
              onFind={(replacing) => setFinding({ replacing })}
            />
          )}
          {finding && <FindBar editor={editor} request={finding} onClose={() => setFinding(null)} />}
        </div>
      )}
      {editable && <SnippetTools editor={editor} />}
      {editable && <SelectionMenu editor={editor} frame={frame} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click below the text goes to its end, as on paper */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the text itself */}
      <div
        ref={frame}
        className="relative min-h-[50dvh] cursor-text pb-40"
        onClick={(event) => goToEnd(editor, event)}
      >
        <EditorContent editor={editor} className="relative" />
      </div>
      {picking && (
        <MediaPicker
          onClose={() => setPicking(false)}
          onPick={(media) => {
            setPicking(false);
            insertImage(editor, media);
          }}
        />
      )}
    </>
  );
}

/** Below the last block one writes on: in it when it is text, else in a new paragraph before the footnotes. */
function goToEnd(editor: Editor, event: MouseEvent): void {
  if (event.target !== event.currentTarget || !editor.isEditable) return;
  const { doc, schema } = editor.state;
  let end = 0;
  let last = doc.firstChild;
  doc.forEach((node, offset) => {
    if (node.type.name === "footnoteDefinition") return;
    end = offset + node.nodeSize;
    last = node;
  });
  const isText = last?.type === schema.nodes.paragraph;
  const chain = editor.chain();
  if (!isText) chain.insertContentAt(end, { type: "paragraph" });
  chain
    .setTextSelection(isText ? end - 1 : end + 1)
    .focus()
    .run();
}
