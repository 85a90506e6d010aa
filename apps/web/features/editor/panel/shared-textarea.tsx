"use client";
import { Field } from "@broadsheet/ui/field";
import { Textarea } from "@broadsheet/ui/textarea";
import { useRef } from "react";
import type * as Y from "yjs";
import { useSharedText } from "../collab/use-shared-text.ts";
import { useEditorContext } from "../editor-context.tsx";

interface SharedTextareaProps {
  text: Y.Text;
  label: string;
  hint?: string;
  placeholder?: string;
}

/** A few lines that several people can type into. */
export function SharedTextarea({ text, label, hint, placeholder }: SharedTextareaProps) {
  const { editable } = useEditorContext();
  const field = useRef<HTMLTextAreaElement>(null);
  const { value, change } = useSharedText(text, field);
  return (
    <Field label={label} {...(hint && { hint })}>
      <Textarea
        ref={field}
        value={value}
        placeholder={placeholder}
        maxLength={500}
        readOnly={!editable}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  );
}
