import { onDemand } from "@broadsheet/ui/on-demand";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useState } from "react";
import type { FormulaProps } from "./formula.tsx";
import { useAutoFocusWhenNew } from "./use-auto-focus.ts";

const Formula = onDemand<FormulaProps>(
  () => import("./formula.tsx").then((module) => module.Formula),
  ({ tex }) => <code className="math-source">{tex}</code>,
);

/** A formula on a line of its own: TeX above, what it looks like below. */
export function MathBlockView({ node, editor, selected, updateAttributes }: ReactNodeViewProps) {
  const tex = String(node.attrs.tex);
  const field = useAutoFocusWhenNew<HTMLTextAreaElement>(tex === "");
  return (
    <NodeViewWrapper className="math-card" data-selected={selected || undefined}>
      <div contentEditable={false} className="grid gap-2">
        <textarea
          ref={field}
          aria-label="Formula in TeX"
          placeholder="E = mc^2"
          rows={1}
          spellCheck={false}
          value={tex}
          readOnly={!editor.isEditable}
          onChange={({ target }) => updateAttributes({ tex: target.value })}
          className="node-input field-sizing-content w-full resize-y font-mono text-xs"
        />
        <div className="overflow-x-auto py-1 text-center">{tex.trim() && <Formula tex={tex} display />}</div>
      </div>
    </NodeViewWrapper>
  );
}

/** A formula within a line; a click, or writing a new one, opens its TeX. */
export function MathInlineView({ node, editor, selected, updateAttributes }: ReactNodeViewProps) {
  const tex = String(node.attrs.tex);
  const [open, setOpen] = useState(tex === "");
  const field = useAutoFocusWhenNew(tex === "");
  if (open && editor.isEditable)
    return (
      <NodeViewWrapper as="span" className="math-edit">
        <input
          ref={field}
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it
          autoFocus
          aria-label="Formula in TeX"
          placeholder="x^2"
          size={Math.max(6, tex.length + 1)}
          spellCheck={false}
          value={tex}
          onChange={({ target }) => updateAttributes({ tex: target.value })}
          onBlur={() => setOpen(tex === "")}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== "Escape") return;
            event.preventDefault();
            setOpen(tex === "");
            editor.view.focus();
          }}
          className="node-input font-mono text-xs"
        />
      </NodeViewWrapper>
    );
  return (
    <NodeViewWrapper as="span" className="math-inline" data-selected={selected || undefined}>
      <button
        type="button"
        aria-label={`Formula ${tex}`}
        onClick={() => setOpen(true)}
        contentEditable={false}
      >
        <Formula tex={tex} display={false} />
      </button>
    </NodeViewWrapper>
  );
}
