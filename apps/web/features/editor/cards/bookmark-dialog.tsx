import type { BookmarkNode } from "@broadsheet/document/types";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Textarea } from "@broadsheet/ui/textarea";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { linkAddress } from "../toolbar/link-address.ts";

type Value = Required<BookmarkNode["attrs"]>;

interface BookmarkDialogProps {
  value: Value;
  onSave: (value: Value) => void;
  onClose: () => void;
}

/** The address of a bookmark, and what its card says. */
export function BookmarkDialog({ value, onSave, onClose }: BookmarkDialogProps) {
  const [address, setAddress] = useState(value.url);
  const [words, setWords] = useState({
    title: value.title,
    description: value.description,
    site: value.site,
  });
  const [tried, setTried] = useState(false);
  const typed = linkAddress(address);
  const url = typed && /^(?:https?:\/\/|\/)/i.test(typed) ? typed : null;
  const write = (name: keyof typeof words, text: string) =>
    setWords((before) => ({ ...before, [name]: text === "" ? null : text }));
  const isNew = value.url === "";
  return (
    <FormDialog
      title="Bookmark"
      submitLabel={isNew ? "Add bookmark" : "Save bookmark"}
      busy={false}
      size="sm"
      onSubmit={() => (url === null ? setTried(true) : onSave({ url, ...words }))}
      onClose={onClose}
    >
      <Field
        label="Address"
        required
        hint={isNew && "Its title and description are fetched from there."}
        error={tried && url === null && "Enter the address of a page, such as https://example.org/article"}
      >
        <Input
          autoFocus
          inputMode="url"
          autoComplete="off"
          value={address}
          maxLength={2048}
          placeholder="https://…"
          onChange={({ target }) => setAddress(target.value)}
        />
      </Field>
      {!isNew && (
        <>
          <Field label="Title" hint="Without one the card shows the address.">
            <Input
              value={words.title ?? ""}
              maxLength={300}
              onChange={({ target }) => write("title", target.value)}
            />
          </Field>
          <Field label="Description">
            <Textarea
              value={words.description ?? ""}
              maxLength={600}
              onChange={({ target }) => write("description", target.value)}
            />
          </Field>
          <Field label="Website">
            <Input
              value={words.site ?? ""}
              maxLength={100}
              placeholder={url ? (URL.parse(url)?.hostname ?? "") : ""}
              onChange={({ target }) => write("site", target.value)}
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
