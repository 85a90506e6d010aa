"use client";
import { Button } from "@broadsheet/ui/button";
import { IconButton } from "@broadsheet/ui/icon-button";
import { toast } from "@broadsheet/ui/toast";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { CaseSensitive, ChevronDown, ChevronUp, Replace, WholeWord, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type FindStep, findKey } from "./find-extension.ts";
import { mostMatches } from "./find-matches.ts";
import { replaceAll, replaceCurrent, showCurrent, stepMatch } from "./replace.ts";

/** How the bar was opened. Each time is a new one, also with the same keys. */
export interface FindRequest {
  replacing: boolean;
}

interface FindBarProps {
  editor: Editor;
  request: FindRequest;
  onClose: () => void;
}

const longest = 500;
const pressed = "aria-pressed:bg-accent-soft aria-pressed:text-accent-strong";

/** Find and replace, under the toolbar. Enter goes on, Shift Enter back, Escape closes and leaves the caret at what was found. */
export function FindBar({ editor, request, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [replacement, setReplacement] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [replacing, setReplacing] = useState(request.replacing);
  const mayReplace = editor.isEditable;

  useEffect(() => {
    const { from, to } = editor.state.selection;
    const selected = editor.state.doc.textBetween(from, to, "\n");
    if (selected !== "" && selected.length <= 100 && !selected.includes("\n")) setText(selected);
    if (request.replacing) setReplacing(true);
    field.current?.focus();
    field.current?.select();
  }, [editor, request]);

  useEffect(() => {
    const step: FindStep = { query: { text, matchCase, wholeWord } };
    editor.view.dispatch(editor.state.tr.setMeta(findKey, step));
    showCurrent(editor);
  }, [editor, text, matchCase, wholeWord]);

  useEffect(
    () => () => {
      if (!editor.isDestroyed)
        editor.view.dispatch(editor.state.tr.setMeta(findKey, { query: null } satisfies FindStep));
    },
    [editor],
  );

  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const found = findKey.getState(now.state);
      return { count: found?.matches.length ?? 0, current: found?.current ?? -1 };
    },
  });

  const close = () => {
    const found = findKey.getState(editor.state);
    const match = found?.matches[found.current];
    onClose();
    const chain = editor.chain();
    if (match) chain.setTextSelection(match);
    chain.focus().run();
  };
  const keys = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    if (key === "Escape") close();
    else if (key === "F3") stepMatch(editor, shiftKey ? -1 : 1);
    else if ((ctrlKey || metaKey) && key.toLowerCase() === "f") field.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEnter = (act: (back: boolean) => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act(event.shiftKey);
  };
  const one = () => {
    replaceCurrent(editor, replacement);
    // With nothing left the button is of no use any more, and would let the focus fall.
    if (findKey.getState(editor.state)?.matches.length === 0) field.current?.focus();
  };
  const all = () => {
    const done = replaceAll(editor, replacement);
    field.current?.focus();
    toast(done === 1 ? "1 place was replaced" : `${done.toLocaleString("en")} places were replaced`);
  };
  const most = count >= mostMatches ? "+" : "";
  const said =
    text === "" ? "" : count === 0 ? "Not found" : `${current + 1} of ${count.toLocaleString("en")}${most}`;
  return (
    <search
      aria-label="Find in the text"
      onKeyDown={keys}
      className="grid gap-1.5 border-line border-t px-1 py-1.5 text-sm"
    >
      <div className="flex flex-wrap items-center gap-1">
        <input
          ref={field}
          aria-label="Find"
          placeholder="Find"
          value={text}
          maxLength={longest}
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onEnter((back) => stepMatch(editor, back ? -1 : 1))}
          className="find-input min-w-40 flex-1"
        />
        <output className="min-w-20 px-1 text-right text-ink-soft text-xs tabular-nums">{said}</output>
        <span className="flex items-center">
          <IconButton
            size="sm"
            label="Previous hit (Shift F3)"
            disabled={count === 0}
            onClick={() => stepMatch(editor, -1)}
          >
            <ChevronUp />
          </IconButton>
          <IconButton
            size="sm"
            label="Next hit (F3)"
            disabled={count === 0}
            onClick={() => stepMatch(editor, 1)}
          >
            <ChevronDown />
          </IconButton>
          <IconButton
            size="sm"
            label="Match case"
            aria-pressed={matchCase}
            onClick={() => setMatchCase(!matchCase)}
            className={pressed}
          >
            <CaseSensitive />
          </IconButton>
          <IconButton
            size="sm"
            label="Whole words"
            aria-pressed={wholeWord}
            onClick={() => setWholeWord(!wholeWord)}
            className={pressed}
          >
            <WholeWord />
          </IconButton>
          {mayReplace && (
            <IconButton
              size="sm"
              label="Replace"
              aria-expanded={replacing}
              onClick={() => setReplacing(!replacing)}
            >
              <Replace />
            </IconButton>
          )}
          <IconButton size="sm" label="Close (Escape)" onClick={close}>
            <X />
          </IconButton>
        </span>
      </div>
      {mayReplace && replacing && (
        <div className="flex flex-wrap items-center gap-1.5">
          <input
            aria-label="Replace with"
            placeholder="Replace with"
            value={replacement}
            maxLength={longest}
            onChange={({ target }) => setReplacement(target.value)}
            onKeyDown={onEnter(one)}
            className="find-input min-w-40 flex-1"
          />
          <Button size="sm" disabled={count === 0} onClick={one}>
            Replace one
          </Button>
          <Button size="sm" disabled={count === 0} onClick={all}>
            Replace all
          </Button>
        </div>
      )}
    </search>
  );
}
