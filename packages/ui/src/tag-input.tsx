"use client";
import { Check, Plus, X } from "lucide-react";
import { Popover } from "radix-ui";
import { useRef } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";
import { Spinner } from "./spinner.tsx";
import { type TagChoice, type TagInputOptions, useTagInput } from "./use-tag-input.ts";

export type { TagOption } from "./use-tag-input.ts";

export interface TagInputProps extends TagInputOptions {
  placeholder?: string;
  /** More options are on their way. */
  loading?: boolean;
  disabled?: boolean;
  className?: string;
}

/** Chooses several of many, and, with `onCreate`, adds what is missing. Backspace takes the last one away. */
export function TagInput({ placeholder = "Add…", loading, disabled, className, ...options }: TagInputProps) {
  const tags = useTagInput(options);
  const control = useFieldControl({});
  const input = useRef<HTMLInputElement>(null);
  const shown = tags.open && !disabled && (tags.choices.length > 0 || Boolean(loading) || tags.text !== "");
  return (
    <Popover.Root open={shown} onOpenChange={tags.setOpen}>
      <Popover.Anchor asChild>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the text goes to the field, as in any input */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field itself is reached by keyboard */}
        <div
          onClick={() => input.current?.focus()}
          data-disabled={disabled || undefined}
          className={cn(
            controlStyles,
            "flex min-h-9 cursor-text flex-wrap items-center gap-1.5 p-1.5 pointer-coarse:min-h-11",
            "has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus/35",
            "has-[input[aria-invalid=true]]:border-danger data-disabled:bg-sunken",
            className,
          )}
        >
          {options.value.map(({ id, label }) => (
            <span
              key={id}
              className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-sm bg-accent-soft pr-0.5 pl-2 text-accent-strong text-xs pointer-coarse:h-8"
            >
              <span className="truncate">{label}</span>
              <button
                type="button"
                aria-label={`Remove ${label}`}
                disabled={disabled}
                onClick={() => tags.remove(id)}
                className="grid size-5 place-items-center rounded-xs opacity-65 hover:bg-accent/15 hover:opacity-100 pointer-coarse:size-7"
              >
                <X aria-hidden className="size-3" />
              </button>
            </span>
          ))}
          <input
            {...control}
            ref={input}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={tags.listId}
            aria-activedescendant={
              shown && tags.choices.length > 0 ? `${tags.listId}-${tags.activeIndex}` : undefined
            }
            autoComplete="off"
            disabled={disabled}
            value={tags.text}
            placeholder={options.value.length === 0 ? placeholder : undefined}
            onChange={({ target }) => tags.setText(target.value)}
            onFocus={() => tags.setOpen(true)}
            onBlur={() => tags.setOpen(false)}
            onKeyDown={tags.onKeyDown}
            className="h-6 min-w-20 flex-1 bg-transparent px-1.5 outline-none placeholder:text-ink-faint"
          />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          role="presentation"
          className="z-50 max-h-64 w-(--radix-popover-trigger-width) min-w-52 animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 text-sm shadow-mid"
        >
          <div id={tags.listId} role="listbox" aria-label="Suggestions" tabIndex={-1}>
            {tags.choices.map((choice, index) => (
              <Choice
                key={choice.kind === "option" ? choice.option.id : "create"}
                id={`${tags.listId}-${index}`}
                choice={choice}
                active={index === tags.activeIndex}
                busy={tags.creating}
                onHover={() => tags.setActive(index)}
                onChoose={() => tags.choose(choice)}
              />
            ))}
          </div>
          {tags.choices.length === 0 && (
            <p role="status" className="px-2.5 py-2 text-ink-faint">
              {loading ? "Searching…" : "Nothing found"}
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoiceProps {
  id: string;
  choice: TagChoice;
  active: boolean;
  busy: boolean;
  onHover: () => void;
  onChoose: () => void;
}

function Choice({ id, choice, active, busy, onHover, onChoose }: ChoiceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: in a combobox the keys go to the text field
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={active}
      onMouseMove={onHover}
      onClick={onChoose}
      className="flex cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 aria-selected:bg-accent-soft aria-selected:text-accent-strong pointer-coarse:py-2.5"
    >
      {choice.kind === "option" ? (
        <>
          <Check aria-hidden className="size-4 opacity-0" />
          {choice.option.label}
        </>
      ) : (
        <>
          {busy ? <Spinner /> : <Plus aria-hidden className="size-4" />}
          Create “{choice.label}”
        </>
      )}
    </div>
  );
}
