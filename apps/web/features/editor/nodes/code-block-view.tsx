import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useId } from "react";

const languages =
  "bash c cpp csharp css diff docker go graphql html java javascript json jsx kotlin markdown php python ruby rust scss shell sql swift toml ts tsx typescript xml yaml".split(
    " ",
  );

/** Code with the name of its language. */
export function CodeBlockView({ node, editor, updateAttributes }: ReactNodeViewProps) {
  const id = useId();
  return (
    <NodeViewWrapper className="code-block">
      <div contentEditable={false} className="node-bar justify-end">
        <input
          aria-label="Language of the code"
          placeholder="Language"
          list={id}
          value={node.attrs.language ?? ""}
          readOnly={!editor.isEditable}
          maxLength={100}
          spellCheck={false}
          onChange={({ target }) => updateAttributes({ language: target.value.trim() || null })}
          className="node-input w-32 text-right font-mono text-xs"
        />
        <datalist id={id}>
          {languages.map((language) => (
            <option key={language} value={language} />
          ))}
        </datalist>
      </div>
      <pre spellCheck={false}>
        <NodeViewContent<"code"> as="code" />
      </pre>
    </NodeViewWrapper>
  );
}
