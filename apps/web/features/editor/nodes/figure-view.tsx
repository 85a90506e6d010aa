import { onDemand } from "@broadsheet/ui/on-demand";
import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { Focus, TriangleAlert } from "lucide-react";
import { useState } from "react";

const FocalDialog = onDemand(() => import("../media/focal-dialog.tsx").then((module) => module.FocalDialog));

/** A picture with its alternative text and its caption. */
export function FigureView({ node, editor, selected, updateAttributes }: ReactNodeViewProps) {
  const { src, alt, width, height } = node.attrs;
  const [pointing, setPointing] = useState(false);
  const described = String(alt ?? "").trim() !== "";
  return (
    <NodeViewWrapper as="figure" className="figure" data-selected={selected || undefined}>
      <img
        src={String(src)}
        alt={String(alt ?? "")}
        {...(width && height ? { width, height } : {})}
        data-drag-handle
        draggable
      />
      <div contentEditable={false} className="node-bar">
        {!described && <TriangleAlert aria-hidden className="size-3.5 shrink-0 text-warning" />}
        <input
          aria-label="Alternative text"
          placeholder="Describe the picture for those who cannot see it"
          value={String(alt ?? "")}
          readOnly={!editor.isEditable}
          maxLength={500}
          onChange={({ target }) => updateAttributes({ alt: target.value })}
          className="node-input flex-1 text-xs"
        />
        {editor.isEditable && /\/media\//.test(String(src)) && (
          <button
            type="button"
            aria-label="Focal point of the picture"
            title="Focal point"
            className="node-tool"
            onClick={() => setPointing(true)}
          >
            <Focus aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {pointing && (
        <FocalDialog src={String(src)} alt={String(alt ?? "")} onClose={() => setPointing(false)} />
      )}
      <NodeViewContent<"figcaption"> as="figcaption" data-placeholder="Caption (optional)" />
    </NodeViewWrapper>
  );
}
