import { type KeyboardEvent, useId, useState } from "react";

export interface TagOption {
  id: string;
  label: string;
}

export interface TagInputOptions {
  value: readonly TagOption[];
  onValueChange: (value: TagOption[]) => void;
  /** What can be chosen; narrowed here by what is typed. */
  options: readonly TagOption[];
  /** Lets people add what is not there yet; resolves to the new option. */
  onCreate?: (label: string) => TagOption | Promise<TagOption>;
  /** Told what is typed, for lists too long to send whole. */
  onSearch?: (text: string) => void;
}

export type TagChoice = { kind: "option"; option: TagOption } | { kind: "create"; label: string };

const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: "base" }) === 0;

/** State and keys of a multi-select with a text field (WAI-ARIA combobox with a list that pops up). */
export function useTagInput({ value, onValueChange, options, onCreate, onSearch }: TagInputOptions) {
  const listId = useId();
  const [text, setTextState] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [creating, setCreating] = useState(false);

  const label = text.trim();
  const needle = label.toLocaleLowerCase();
  const chosen = new Set(value.map(({ id }) => id));
  const choices: TagChoice[] = options
    .filter((option) => !chosen.has(option.id) && option.label.toLocaleLowerCase().includes(needle))
    .map((option) => ({ kind: "option", option }));
  const known = [...options, ...value].some((option) => same(option.label, label));
  if (onCreate && label && !known) choices.push({ kind: "create", label });
  const activeIndex = Math.min(active, choices.length - 1);

  function setText(next: string): void {
    setTextState(next);
    setActive(0);
    setOpen(true);
    onSearch?.(next);
  }

  async function choose(choice: TagChoice): Promise<void> {
    if (creating) return;
    let option: TagOption;
    if (choice.kind === "option") option = choice.option;
    else {
      if (!onCreate) return;
      setCreating(true);
      try {
        option = await onCreate(choice.label);
      } catch {
        // The caller says why; what was typed stays for another try.
        return;
      } finally {
        setCreating(false);
      }
    }
    onValueChange([...value, option]);
    setTextState("");
    setActive(0);
    onSearch?.("");
  }

  const remove = (id: string) => onValueChange(value.filter((option) => option.id !== id));

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const choice = choices[activeIndex];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(open ? (activeIndex + step + choices.length) % Math.max(1, choices.length) : 0);
      setOpen(true);
    } else if (
      (event.key === "Enter" || event.key === ",") &&
      open &&
      choice &&
      (label || event.key === "Enter")
    ) {
      event.preventDefault();
      void choose(choice);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Backspace" && text === "") {
      const last = value.at(-1);
      if (last) remove(last.id);
    }
  }

  return {
    listId,
    text,
    setText,
    open,
    setOpen,
    choices,
    activeIndex,
    setActive,
    choose,
    remove,
    creating,
    onKeyDown,
  };
}
