import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { ChevronDown } from "lucide-react";
import { useAutoFocusWhenNew } from "./use-auto-focus.ts";

/** Text behind a summary: closed for readers until they open it, open while it is written. Enter leads from the summary into it. */
export function ToggleView({ node, editor, getPos, updateAttributes }: ReactNodeViewProps) {
  const summary = String(node.attrs.summary);
  const input = useAutoFocusWhenNew(summary === "…");
  return (
    <NodeViewWrapper className="toggle-block">
      <div contentEditable={false} className="node-bar">
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          ref={input}
          aria-label="Summary that opens it"
          placeholder="What readers see before they open it"
          value={summary === "…" ? "" : summary}
          readOnly={!editor.isEditable}
          maxLength={500}
          onChange={({ target }) => updateAttributes({ summary: target.value || "…" })}
          onKeyDown={(event) => {
            const at = getPos();
            if (event.key !== "Enter" || event.nativeEvent.isComposing || at === undefined) return;
            event.preventDefault();
            editor.commands.setTextSelection(at + 2);
            // At once: the editor's own command waits for a frame, and the next key would still land in the summary.
            editor.view.focus();
          }}
          className="node-input flex-1 font-medium"
        />
      </div>
      <NodeViewContent className="toggle-content" />
    </NodeViewWrapper>
  );
}
