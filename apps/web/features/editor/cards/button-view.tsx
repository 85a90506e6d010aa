import { onDemand } from "@broadsheet/ui/on-demand";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useCardDialog } from "./use-card-dialog.ts";

const ButtonDialog = onDemand(() => import("./button-dialog.tsx").then((module) => module.ButtonDialog));

/** A button as readers see it; pressing it, or Enter while it is selected, opens what it says and where it leads. */
export function ButtonView({ node, editor, selected, updateAttributes, deleteNode }: ReactNodeViewProps) {
  const { label, href, style, align } = node.attrs;
  const dialog = useCardDialog(label === "" && href === "", deleteNode);
  return (
    <NodeViewWrapper className="button-card" data-align={align} data-selected={selected || undefined}>
      <button
        type="button"
        contentEditable={false}
        data-edit
        data-style={style}
        disabled={!editor.isEditable}
        aria-label={`Edit the button ${label || "without a label"}`}
        title={href || undefined}
        onClick={dialog.show}
      >
        {label || href || "Button"}
      </button>
      {dialog.open && (
        <ButtonDialog
          value={{ label, href, style, align }}
          onClose={dialog.cancel}
          onSave={(value) => {
            updateAttributes(value);
            dialog.done();
          }}
        />
      )}
    </NodeViewWrapper>
  );
}
