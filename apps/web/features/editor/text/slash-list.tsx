import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Insertable } from "./insertables.ts";

export interface SlashHandle {
  /** True when the key was the list's. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

export interface SlashListProps {
  items: Insertable[];
  onChoose: (item: Insertable) => void;
  ref?: Ref<SlashHandle>;
}

/** What the slash menu shows. The focus stays in the text; arrows and Enter are passed on from there. */
export function SlashList({ items, onChoose, ref }: SlashListProps) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const index = Math.min(active, items.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new query starts at the top
  useEffect(() => setActive(0), [items.map(({ name }) => name).join()]);
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  }, [index]);
  useImperativeHandle(ref, () => ({
    onKeyDown: ({ key }) => {
      const item = items[index];
      if (!item) return false;
      if (key === "ArrowDown") setActive((index + 1) % items.length);
      else if (key === "ArrowUp") setActive((index - 1 + items.length) % items.length);
      else if (key === "Enter" || key === "Tab") onChoose(item);
      else return false;
      return true;
    },
  }));
  return (
    <div className="w-72 max-w-[calc(100vw-1rem)] overflow-hidden rounded-md border border-line bg-raised shadow-mid">
      <div
        ref={list}
        role="listbox"
        aria-label="Insert"
        tabIndex={-1}
        className="max-h-72 overflow-y-auto p-1 text-sm"
      >
        {items.map((item, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
          <div
            // Somebody may call a snippet as a block is called.
            key={`${item.name} ${item.hint}`}
            role="option"
            aria-selected={at === index}
            onMouseMove={() => setActive(at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
            className="flex cursor-default items-center gap-3 rounded-sm px-2 py-1.5 aria-selected:bg-accent-soft"
          >
            <span className="grid size-8 shrink-0 place-items-center rounded-sm border border-line bg-surface text-ink-soft">
              <item.icon aria-hidden className="size-4" />
            </span>
            <span className="grid min-w-0">
              <span className="font-medium">{item.name}</span>
              <span className="truncate text-ink-faint text-xs">{item.hint}</span>
            </span>
          </div>
        ))}
        {items.length === 0 && <p className="px-2 py-2 text-ink-faint">Nothing of that name</p>}
      </div>
    </div>
  );
}
