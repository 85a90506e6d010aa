import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { Popover } from "@broadsheet/ui/popover";
import { type Editor, useEditorState } from "@tiptap/react";
import { Link } from "lucide-react";
import { useEffect, useState } from "react";
import { shortcutLabel } from "../shortcuts.ts";
import { matchesKeys } from "../view/match-keys.ts";

const LinkForm = onDemand(() => import("./link-form.tsx").then((module) => module.LinkForm));

const asked = "edit-link";

/** Opens the dialog for the link at the selection, as the toolbar's button does. */
export function editLink(editor: Editor): void {
  editor.view.dom.dispatchEvent(new Event(asked));
}

/** Makes, changes and removes a link (Ctrl K). */
export function LinkButton({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false);
  const on = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("link") });
  useEffect(() => {
    const { dom } = editor.view;
    const show = () => setOpen(true);
    const listen = (event: KeyboardEvent) => {
      if (!matchesKeys("link", event)) return;
      // Without words to link, the key is the palette's.
      if (editor.state.selection.empty && !editor.isActive("link")) return;
      event.preventDefault();
      show();
    };
    dom.addEventListener("keydown", listen);
    dom.addEventListener(asked, show);
    return () => {
      dom.removeEventListener("keydown", listen);
      dom.removeEventListener(asked, show);
    };
  }, [editor]);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      aria-label="Link"
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        editor.view.focus();
      }}
      trigger={
        <IconButton
          size="sm"
          label={`Link (${shortcutLabel("link")})`}
          tooltip={false}
          aria-pressed={on}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        >
          <Link />
        </IconButton>
      }
    >
      <LinkForm editor={editor} on={on} onClose={() => setOpen(false)} />
    </Popover>
  );
}
