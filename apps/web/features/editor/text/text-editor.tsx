"use client";
import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { type MouseEvent, useState } from "react";
import type { CollabProvider } from "../collab/collab-provider.ts";
import { MediaPicker } from "../media/media-picker.tsx";
import { useReview, useReviewedEditor } from "../review/review-context.tsx";
import { ReviewMarks } from "../review/review-extension.ts";
import { EditorToolbar } from "../toolbar/editor-toolbar.tsx";
import { editorExtensions } from "./editor-extensions.ts";
import { insertImage } from "./uploads.ts";
import "./text-editor.css";
import "../review/review.css";

interface TextEditorProps {
  /** Whose body this shows and changes, together with everybody else. */
  collab: CollabProvider;
  editable: boolean;
}

/** The text of a post: toolbar and writing surface. */
export function TextEditor({ collab, editable }: TextEditorProps) {
  const [picking, setPicking] = useState(false);
  const { hooks } = useReview();
  const editor = useEditor({
    extensions: [
      ...editorExtensions({ pickImage: () => setPicking(true), collab }),
      ReviewMarks.configure(hooks),
    ],
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
  useReviewedEditor(editor);
  if (!editor) return <div className="min-h-96" />;
  return (
    <>
      {editable && <EditorToolbar editor={editor} onPickImage={() => setPicking(true)} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click below the text goes to its end, as on paper */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches the text itself */}
      <div className="min-h-[50dvh] cursor-text pb-40" onClick={(event) => goToEnd(editor, event)}>
        <EditorContent editor={editor} />
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
