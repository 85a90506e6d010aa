import { onDemand } from "@broadsheet/ui/on-demand";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useDeferredValue } from "react";
import { useAutoFocusWhenNew } from "./use-auto-focus.ts";

const HtmlResult = onDemand(() => import("./html-result.tsx").then((module) => module.HtmlResult));

/** HTML as it is written, and what is left of it for readers: no scripts, no forms. */
export function HtmlBlockView({ node, editor, selected, updateAttributes }: ReactNodeViewProps) {
  const html = String(node.attrs.html);
  const field = useAutoFocusWhenNew<HTMLTextAreaElement>(html === "");
  const shown = useDeferredValue(html);
  return (
    <NodeViewWrapper className="html-card" data-selected={selected || undefined}>
      <div contentEditable={false} className="grid gap-2">
        <textarea
          ref={field}
          aria-label="HTML"
          placeholder="<p>HTML</p>"
          rows={3}
          spellCheck={false}
          value={html}
          readOnly={!editor.isEditable}
          onChange={({ target }) => updateAttributes({ html: target.value })}
          className="node-input field-sizing-content max-h-96 w-full resize-y font-mono text-xs"
        />
        <HtmlResult html={shown} />
      </div>
    </NodeViewWrapper>
  );
}
