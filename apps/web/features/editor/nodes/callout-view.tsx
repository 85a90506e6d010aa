import { calloutKinds } from "@broadsheet/document/types";
import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";

const names: Record<(typeof calloutKinds)[number], string> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

/** A callout with its kind and, where one is wanted, a title of its own. */
export function CalloutView({ node, editor, updateAttributes }: ReactNodeViewProps) {
  const kind = String(node.attrs.kind);
  return (
    <NodeViewWrapper as="aside" className="callout" data-kind={kind}>
      <div contentEditable={false} className="node-bar">
        <select
          aria-label="Kind of callout"
          value={kind}
          disabled={!editor.isEditable}
          onChange={({ target }) => updateAttributes({ kind: target.value })}
          className="node-select"
        >
          {calloutKinds.map((value) => (
            <option key={value} value={value}>
              {names[value]}
            </option>
          ))}
        </select>
        <input
          aria-label="Title of the callout"
          placeholder="Title (optional)"
          value={node.attrs.title ?? ""}
          readOnly={!editor.isEditable}
          maxLength={200}
          onChange={({ target }) => updateAttributes({ title: target.value || null })}
          className="node-input flex-1 font-medium"
        />
      </div>
      <NodeViewContent />
    </NodeViewWrapper>
  );
}
