import { Button } from "@broadsheet/ui/button";
import { Field } from "@broadsheet/ui/field";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Input } from "@broadsheet/ui/input";
import { Popover } from "@broadsheet/ui/popover";
import { type Editor, useEditorState } from "@tiptap/react";
import { Link } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { matchesKeys } from "../view/match-keys.ts";
import { linkAddress } from "./link-address.ts";

const asked = "edit-link";

/** Opens the dialog for the link at the selection, as the toolbar's button does. */
export function editLink(editor: Editor): void {
  editor.view.dom.dispatchEvent(new Event(asked));
}

/** Makes, changes and removes a link (Ctrl K). */
export function LinkButton({ editor }: { editor: Editor }) {
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState("");
  const [error, setError] = useState<string>();
  const on = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("link") });

  const show = (next: boolean) => {
    if (next) {
      setAddress(String(editor.getAttributes("link").href ?? ""));
      setError(undefined);
    }
    setOpen(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` reads the editor alone
  useEffect(() => {
    const { dom } = editor.view;
    const listen = (event: KeyboardEvent) => {
      if (!matchesKeys("link", event)) return;
      // Without words to link, the key is the palette's.
      if (editor.state.selection.empty && !editor.isActive("link")) return;
      event.preventDefault();
      show(true);
    };
    const open = () => show(true);
    dom.addEventListener("keydown", listen);
    dom.addEventListener(asked, open);
    return () => {
      dom.removeEventListener("keydown", listen);
      dom.removeEventListener(asked, open);
    };
  }, [editor]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(address);
    if (href === null) return setError("Enter an address such as https://example.org or /about");
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    setOpen(false);
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={show}
      aria-label="Link"
      trigger={
        <IconButton
          size="sm"
          label="Link (Ctrl K)"
          tooltip={false}
          aria-pressed={on}
          className="aria-pressed:bg-accent-soft aria-pressed:text-accent-strong"
        >
          <Link />
        </IconButton>
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-3">
        <Field label="Address" error={error}>
          <Input
            autoFocus
            inputMode="url"
            placeholder="https://…, /page, #heading or mailto:…"
            value={address}
            maxLength={2048}
            onChange={({ target }) => setAddress(target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          {on && (
            <Button size="sm" variant="dangerGhost" onClick={remove}>
              Remove
            </Button>
          )}
          <Button size="sm" variant="primary" type="submit">
            {on ? "Change" : "Link"}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
