import { embedOf } from "@broadsheet/document/embeds";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { Link2 } from "lucide-react";
import { useAutoFocusWhenNew } from "./use-auto-focus.ts";

/** Something of another site, by its address. Readers get a player where the site is known, else a link. */
export function EmbedView({ node, editor, selected, updateAttributes }: ReactNodeViewProps) {
  const url = String(node.attrs.url);
  const input = useAutoFocusWhenNew(url === "");
  const known = url ? embedOf(url) : null;
  return (
    <NodeViewWrapper className="embed-card" data-selected={selected || undefined}>
      <div contentEditable={false} className="grid gap-1.5">
        <label className="flex items-center gap-2.5">
          <Link2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <input
            ref={input}
            type="url"
            aria-label="Address to embed"
            placeholder="https://www.youtube.com/watch?v=…"
            value={url}
            readOnly={!editor.isEditable}
            maxLength={2048}
            onChange={({ target }) => updateAttributes({ url: target.value.trim() })}
            className="node-input flex-1"
          />
        </label>
        {url && (
          <p className="pl-6.5 text-ink-faint text-xs">
            {known ? `Readers see it by ${known.name}.` : "Readers see a link to this address."}
          </p>
        )}
      </div>
    </NodeViewWrapper>
  );
}
