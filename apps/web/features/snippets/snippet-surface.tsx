"use client";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { onDemand } from "@broadsheet/ui/on-demand";
import { UndoRedo } from "@tiptap/extensions/undo-redo";
import { EditorContent, useEditor } from "@tiptap/react";
import { useMemo, useState } from "react";
import { writingExtensions } from "@/features/editor/text/editor-extensions.ts";
import { insertImage } from "@/features/editor/text/uploads.ts";
import { EditorToolbar } from "@/features/editor/toolbar/editor-toolbar.tsx";
import "@/features/editor/text/text-editor.css";
import "@/features/editor/blocks/blocks.css";
import "@/features/editor/cards/cards.css";

const MediaPicker = onDemand(() =>
  import("@/features/editor/media/media-picker.tsx").then((module) => module.MediaPicker),
);
const SnippetTools = onDemand(() => import("./snippet-tools.tsx").then((module) => module.SnippetTools));

interface SnippetSurfaceProps {
  document: PostDocumentJson;
  onChange: (document: PostDocumentJson) => void;
}

/** The editor of posts for a text that one person writes alone: what stands in it leaves with the form around it. */
export function SnippetSurface({ document, onChange }: SnippetSurfaceProps) {
  const [picking, setPicking] = useState(false);
  const extensions = useMemo(() => writingExtensions({ pickImage: () => setPicking(true) }, [UndoRedo]), []);
  const editor = useEditor({
    extensions,
    content: document,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    // Its styles are in our style sheet: the page's policy takes no style elements without a nonce.
    injectCSS: false,
    onUpdate: ({ editor: now }) => onChange(now.getJSON() as PostDocumentJson),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Content",
        class: "post-text post-text-editing",
      },
    },
  });
  if (!editor) return <div className="min-h-72" />;
  return (
    <>
      <div className="sticky top-14 z-10 border-line border-b bg-surface px-1.5 min-[60rem]:top-0">
        <EditorToolbar editor={editor} onPickImage={() => setPicking(true)} />
      </div>
      <div className="min-h-60 px-5 py-4 sm:px-10">
        <EditorContent editor={editor} className="relative mx-auto max-w-[40rem]" />
      </div>
      <SnippetTools editor={editor} />
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
