import { Button } from "@broadsheet/ui/button";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/core";
import { type FormEvent, type KeyboardEvent, useContext, useDeferredValue, useId, useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { EditorContext } from "../editor-context.tsx";
import { linkAddress } from "./link-address.ts";

interface LinkFormProps {
  editor: Editor;
  /** There is a link at the selection. */
  on: boolean;
  onClose: () => void;
}

/** What is typed looks for posts unless it is an address already. */
const isAddress = (typed: string) => /^(?:https?:|mailto:|tel:|\/|#)/i.test(typed.trim());

/** A link's address, typed, or found among the posts that readers have. */
export function LinkForm({ editor, on, onClose }: LinkFormProps) {
  // A post is not offered as a link to itself; a snippet belongs to none.
  const own = useContext(EditorContext)?.post.id;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const listId = useId();
  const [address, setAddress] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [error, setError] = useState<string>();
  const [active, setActive] = useState(-1);
  const q = useDeferredValue(address).trim().slice(0, 200);
  const wanted = q.length > 1 && !isAddress(q);
  const { data } = useQuery({
    ...trpc.posts.list.queryOptions({ status: ["published"], limit: 6, q }),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  const found = wanted ? (data?.items ?? []).filter(({ id }) => id !== own) : [];

  const link = (href: string, words = href) => {
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link"))
      chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    onClose();
  };
  const choose = async (index: number) => {
    const item = found[index];
    if (!item) return;
    const { livePath } = await queries.fetchQuery(trpc.posts.get.queryOptions({ id: item.id }));
    if (livePath) link(livePath, item.title || livePath);
    else setError("Readers cannot open that post any more");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (active >= 0 && found[active]) return void choose(active);
    const href = linkAddress(address);
    if (href === null) setError("Enter an address such as https://example.org or /about, or choose a post");
    else link(href);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || found.length === 0) return;
    event.preventDefault();
    // Above the first stands what is typed.
    setActive(((active + 1 + step + found.length + 1) % (found.length + 1)) - 1);
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <Field label="Address, or words of a post" error={error}>
        <Input
          autoFocus
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          inputMode="url"
          placeholder="https://…, /page, #heading or a title"
          value={address}
          maxLength={2048}
          onKeyDown={keys}
          onChange={({ target }) => {
            setAddress(target.value);
            setError(undefined);
            setActive(-1);
          }}
        />
      </Field>
      <div id={listId} role="listbox" aria-label="Posts" tabIndex={-1} className="grid text-sm empty:hidden">
        {found.map(({ id, title, kind }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setActive(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void choose(index)}
            className="flex cursor-default items-baseline gap-2 rounded-sm px-2 py-1.5 aria-selected:bg-accent-soft pointer-coarse:py-2.5"
          >
            <span className="min-w-0 flex-1 truncate">{title || "Untitled"}</span>
            {kind === "page" && <span className="text-ink-faint text-xs">Page</span>}
          </div>
        ))}
      </div>
      {wanted && data && found.length === 0 && linkAddress(address) === null && (
        <p className="text-ink-soft text-sm">No published post has these words.</p>
      )}
      <div className="flex justify-end gap-2">
        {on && (
          <Button
            size="sm"
            variant="dangerGhost"
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              onClose();
            }}
          >
            Remove
          </Button>
        )}
        <Button size="sm" variant="primary" type="submit">
          {on ? "Change" : "Link"}
        </Button>
      </div>
    </form>
  );
}
