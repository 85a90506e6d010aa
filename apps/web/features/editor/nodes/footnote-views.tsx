import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { CornerLeftUp } from "lucide-react";
import { goToFootnote } from "../text/footnotes.ts";

/** The mark of a footnote in the text; a click leads to the note. */
export function FootnoteReferenceView({ node, editor, selected }: ReactNodeViewProps) {
  const label = String(node.attrs.label);
  return (
    <NodeViewWrapper as="sup" className="footnote-mark" data-selected={selected || undefined}>
      <button
        type="button"
        contentEditable={false}
        aria-label={`Footnote ${label}`}
        onClick={() => goToFootnote(editor, "footnoteDefinition", label)}
      >
        {label}
      </button>
    </NodeViewWrapper>
  );
}

/** A footnote at the end of the text, with the way back to its mark. */
export function FootnoteView({ node, editor }: ReactNodeViewProps) {
  const label = String(node.attrs.label);
  return (
    <NodeViewWrapper className="footnote">
      <span contentEditable={false} className="footnote-label">
        {label}
      </span>
      <NodeViewContent className="min-w-0 flex-1" />
      <button
        type="button"
        contentEditable={false}
        aria-label={`Back to footnote ${label} in the text`}
        onClick={() => goToFootnote(editor, "footnoteReference", label)}
        className="node-tool"
      >
        <CornerLeftUp aria-hidden className="size-3.5" />
      </button>
    </NodeViewWrapper>
  );
}
