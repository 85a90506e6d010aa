"use client";
import { readBody } from "@broadsheet/document/collab/read-content";
import { partsOf } from "@broadsheet/document/collab/shared-document";
import { forkOf, writeApart } from "@broadsheet/document/collab/write-apart";
import { carryReview } from "@broadsheet/document/markdown/carry-review";
import { type MarkdownWarning, parseMarkdown } from "@broadsheet/document/markdown/parse";
import { renderMarkdown } from "@broadsheet/document/markdown/render";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog } from "@broadsheet/ui/dialog";
import { Textarea } from "@broadsheet/ui/textarea";
import { toast } from "@broadsheet/ui/toast";
import { useState } from "react";
import { useEditorContext } from "../editor-context.tsx";
import { beginUndoStep } from "../find/replace.ts";
import { useReview } from "../review/review-context.tsx";
import { markdownOrigin } from "./markdown-origin.ts";

/**
 * The text as Markdown. What is changed here merges with what others have written since it was opened; comments and suggestions stay on
 * what is left as it is.
 */
export function MarkdownDialog({ onClose }: { onClose: () => void }) {
  const { collab, editable } = useEditorContext();
  const { editor, suggesting } = useReview();
  const [opened] = useState(() => {
    const fork = forkOf(collab.doc);
    const base = readBody(partsOf(fork).body);
    return { fork, base, markdown: renderMarkdown(base) };
  });
  const [source, setSource] = useState(opened.markdown);
  const [leaving, setLeaving] = useState(false);
  const [warnings, setWarnings] = useState<readonly MarkdownWarning[]>([]);
  const changed = source !== opened.markdown;
  const mayChange = editable && !suggesting;

  const apply = () => {
    const parsed = parseMarkdown(source);
    if (parsed.warnings.length > 0 && warnings.length === 0) return setWarnings(parsed.warnings);
    if (editor) beginUndoStep(editor.state);
    writeApart(collab.doc, opened.fork, carryReview(opened.base, parsed.document), markdownOrigin);
    if (editor) beginUndoStep(editor.state);
    toast("Your Markdown is in the text");
    onClose();
  };
  const leave = () => {
    if (changed && !leaving) return setLeaving(true);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && leave()}
      size="lg"
      title="Markdown"
      description={
        mayChange
          ? "Change it here, and your changes merge into the text, also with what others write meanwhile."
          : "The text as it is now. While changes are suggestions it is changed in the text itself."
      }
      footer={
        <>
          <span className="mr-auto">
            <CopyButton value={source} label="Copy" />
          </span>
          <Button onClick={leave}>{leaving ? "Throw away my changes" : changed ? "Cancel" : "Close"}</Button>
          {mayChange && (
            <Button variant="primary" disabled={!changed} onClick={apply}>
              {warnings.length > 0 ? "Apply anyway" : "Apply"}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-3">
        {leaving && <Callout tone="warning">What you changed here is not in the text yet.</Callout>}
        {warnings.length > 0 && (
          <Callout tone="warning" title="Some of it cannot be taken as it is written">
            <ul className="grid gap-1">
              {warnings.slice(0, 8).map(({ line, reason }) => (
                <li key={`${line} ${reason}`}>
                  Line {line}: {reason}
                </li>
              ))}
            </ul>
          </Callout>
        )}
        <Textarea
          aria-label="Markdown of the text"
          value={source}
          readOnly={!mayChange}
          spellCheck={false}
          onChange={({ target }) => {
            setSource(target.value);
            setWarnings([]);
            setLeaving(false);
          }}
          className="h-[60dvh] max-h-none min-h-60 resize-none font-mono text-xs leading-relaxed [field-sizing:fixed]"
        />
      </div>
    </Dialog>
  );
}
