import { documentExtensions } from "@broadsheet/document/schema";
import { Extension, type Extensions, InputRule, Node, nodeInputRule } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import type { ReactNodeViewProps } from "@tiptap/react";
import { ReactNodeViewRenderer } from "@tiptap/react";
import type { ComponentType } from "react";
import { CodeColours } from "../blocks/code-colours.ts";
import { DragHandle } from "../blocks/drag-handle.ts";
import { MoveBlocks } from "../blocks/move-block.ts";
import { BookmarkView, ButtonView } from "../cards/card-views.tsx";
import { OpenByKey } from "../cards/open-by-key.ts";
import { PastedAddress } from "../cards/pasted-address.ts";
import type { CollabProvider } from "../collab/collab-provider.ts";
import { Find } from "../find/find-extension.ts";
import { markdownOrigin } from "../markdown/markdown-origin.ts";
import { CalloutView } from "../nodes/callout-view.tsx";
import { CodeBlockView } from "../nodes/code-block-view.tsx";
import { EmbedView } from "../nodes/embed-view.tsx";
import { FigureView } from "../nodes/figure-view.tsx";
import { FootnoteReferenceView, FootnoteView } from "../nodes/footnote-views.tsx";
import { HtmlBlockView } from "../nodes/html-block-view.tsx";
import { MathBlockView, MathInlineView } from "../nodes/math-views.tsx";
import { ToggleView } from "../nodes/toggle-view.tsx";
import { FocusMode } from "../view/focus-mode.ts";
import { ApartFromReact } from "./apart-from-react.ts";
import { Carets } from "./carets.ts";
import { CleanPaste } from "./clean-paste.ts";
import { insertFootnote } from "./footnotes.ts";
import { Placeholder } from "./placeholder.ts";
import { SlashMenu } from "./slash-menu.ts";
import { Uploads } from "./uploads.ts";

const views: Record<string, ComponentType<ReactNodeViewProps>> = {
  bookmark: BookmarkView,
  button: ButtonView,
  callout: CalloutView,
  codeBlock: CodeBlockView,
  embed: EmbedView,
  figure: FigureView,
  footnoteDefinition: FootnoteView,
  footnoteReference: FootnoteReferenceView,
  htmlBlock: HtmlBlockView,
  mathBlock: MathBlockView,
  mathInline: MathInlineView,
  toggle: ToggleView,
};

/** The nodes of the schema, those with a view of their own shown by it. */
const nodes: Extensions = documentExtensions.map((extension) => {
  if (extension.name === "doc" && extension instanceof Node)
    // Two people may add a paragraph and the first footnote at the same end at once: no order of them may cost words.
    return extension.extend({ content: "(block | footnoteDefinition)+" });
  const view = views[extension.name];
  if (!view || !(extension instanceof Node)) return extension;
  return extension.extend({ addNodeView: () => ReactNodeViewRenderer(view) });
});

/** `$$x^2$$` becomes a formula, `[^]` a footnote. */
const Shorthands = Extension.create({
  name: "shorthands",
  addInputRules() {
    const { editor } = this;
    const math = editor.schema.nodes.mathInline;
    return [
      ...(math
        ? [
            nodeInputRule({
              find: /(?:^|\s)(\$\$([^$\s](?:[^$]*[^$\s])?)\$\$)$/,
              type: math,
              getAttributes: (match) => ({ tex: match[2] }),
            }),
          ]
        : []),
      new InputRule({
        find: /\[\^\]$/,
        handler: ({ chain, range }) => {
          chain().deleteRange(range).run();
          queueMicrotask(() => insertFootnote(editor));
        },
      }),
    ];
  },
});

export interface EditorHooks {
  /** Opens the dialog that chooses a picture. */
  pickImage: () => void;
  /** Opens the bar that finds, and replaces if asked to. */
  find: (replacing: boolean) => void;
  /** Goes to the next match, or the one before. */
  stepMatch: (by: 1 | -1) => void;
  /** What is written together; undoing takes back one's own changes alone. */
  collab: CollabProvider;
}

/** The schema and how it is written in, wherever what is written is kept: `keeping` says that, and what undoing takes back. */
export function writingExtensions(
  { pickImage }: Pick<EditorHooks, "pickImage">,
  keeping: Extensions,
): Extensions {
  return [
    ...nodes,
    ...keeping,
    ApartFromReact,
    Dropcursor.configure({ class: "drop-cursor", color: false, width: 2 }),
    Gapcursor,
    Placeholder,
    Shorthands,
    SlashMenu.configure({ pickImage }),
    MoveBlocks,
    OpenByKey,
    DragHandle,
    CodeColours,
    Uploads,
    CleanPaste,
    PastedAddress,
  ];
}

/** The editor of a post, which several people write in together. */
export function editorExtensions(hooks: EditorHooks): Extensions {
  const { collab } = hooks;
  const together = [
    Collaboration.configure({
      fragment: collab.parts.body,
      yUndoOptions: { trackedOrigins: [markdownOrigin] },
    }),
    Carets.configure({ awareness: collab.awareness }),
  ];
  return [
    ...writingExtensions(hooks, together),
    Find.configure({ onOpen: hooks.find, onStep: hooks.stepMatch }),
    FocusMode,
  ];
}
