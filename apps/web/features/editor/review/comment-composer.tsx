"use client";
import { Button } from "@broadsheet/ui/button";
import { Textarea } from "@broadsheet/ui/textarea";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useEditorContext } from "../editor-context.tsx";
import { MentionList } from "./mention-list.tsx";
import { candidates, nameAt, toStored } from "./mentions.ts";
import { usePostPeople } from "./use-comments.ts";

interface Named {
  userId: string;
  name: string;
}

interface CommentComposerProps {
  label: string;
  submitLabel: string;
  initial?: string;
  mentioned?: readonly Named[];
  autoFocus?: boolean;
  onSubmit: (body: string) => Promise<unknown>;
  onCancel: () => void;
}

/** Where a comment is written: people by `@`, Ctrl/Cmd+Enter sends, Escape leaves. What could not be sent stays. */
export function CommentComposer(props: CommentComposerProps) {
  const { label, submitLabel, initial = "", mentioned = [], autoFocus = true, onSubmit, onCancel } = props;
  const { post } = useEditorContext();
  const { data: people = [] } = usePostPeople(post.id);
  const [text, setText] = useState(initial);
  const [chosen, setChosen] = useState<readonly Named[]>(mentioned);
  const [typing, setTyping] = useState<ReturnType<typeof nameAt>>(null);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const found = typing ? candidates(people, typing.typed) : [];
  const current = found[Math.min(at, found.length - 1)];

  const follow = () => {
    const area = field.current;
    setTyping(area ? nameAt(area.value, area.selectionStart) : null);
    setAt(0);
  };
  const choose = (person: Named) => {
    if (!typing) return;
    const before = text.slice(0, typing.from);
    const after = text.slice(typing.from + 1 + typing.typed.length);
    const next = `${before}@${person.name} ${after}`;
    setText(next);
    setChosen((known) => [...known, person]);
    setTyping(null);
    const caret = before.length + person.name.length + 2;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    if (text.trim() === "") return setError("Write something first");
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(toStored(text.trim(), chosen));
      setText("");
    } catch (thrown) {
      setError(appErrorOf(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (current && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      setAt((before) => (before + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if (
      current &&
      (event.key === "Enter" || event.key === "Tab") &&
      !event.ctrlKey &&
      !event.metaKey
    ) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape") {
      // The panel closes by it too.
      event.preventDefault();
      event.stopPropagation();
      if (typing && found.length > 0) setTyping(null);
      else onCancel();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      void submit(event as never);
    }
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <div className="relative">
        <Textarea
          ref={field}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={current ? listId : undefined}
          aria-activedescendant={current ? `${listId}-${current.userId}` : undefined}
          aria-invalid={error ? true : undefined}
          autoFocus={autoFocus}
          rows={2}
          maxLength={4000}
          value={text}
          placeholder="Write a comment, @ names somebody"
          onChange={({ target }) => {
            setText(target.value);
            follow();
          }}
          onSelect={follow}
          onBlur={() => setTyping(null)}
          onKeyDown={onKeyDown}
        />
        {current && <MentionList id={listId} people={found} current={current.userId} onChoose={choose} />}
      </div>
      {error && (
        <p role="alert" className="text-danger text-xs">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onCancel} disabled={busy}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" loading={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
