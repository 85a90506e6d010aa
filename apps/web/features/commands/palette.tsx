"use client";
import { cn } from "@broadsheet/ui/cn";
import { Kbd } from "@broadsheet/ui/kbd";
import { Spinner } from "@broadsheet/ui/spinner";
import { TopDialog } from "@broadsheet/ui/top-dialog";
import { History, Search } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type Command, commandStore, noteRecent, readRecent } from "./command-store.ts";
import { fitting } from "./fuzzy.ts";
import { nameOfKey } from "./shortcuts.ts";
import { useFound } from "./use-found.ts";

const none: readonly Command[] = [];
const mostOfGroup = 8;

interface PaletteProps {
  commands: readonly Command[];
  mac: boolean;
  onClose: () => void;
}

/** Everything one can do or go to, by typing a few letters of it. */
export function Palette({ commands, mac, onClose }: PaletteProps) {
  const router = useRouter();
  const here = useSyncExternalStore(commandStore.subscribe, commandStore.get, () => none);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { commands: found, searching } = useFound(typed);
  const recent = useMemo<Command[]>(
    () =>
      readRecent().map((each) => ({ ...each, id: `recent-${each.href}`, group: "Recent", icon: History })),
    [],
  );
  const offered = fitting(typed, [...here, ...commands], ({ label, also }) => `${label} ${also ?? ""}`);
  const rows = [...(typed.trim() ? [] : recent), ...offered, ...found];
  const groups = [...new Set(rows.map(({ group }) => group))]
    .map((name) => ({
      name,
      rows: rows.filter(({ group }) => group === name).slice(0, typed.trim() ? mostOfGroup : undefined),
    }))
    .filter((group) => group.rows.length > 0);
  const shown = groups.flatMap((group) => group.rows);

  function take(command: Command | undefined) {
    if (!command) return;
    onClose();
    const { href, label, note, run } = command;
    if (!href) return run?.();
    noteRecent({ label, href, note });
    router.push(href as Route);
  }
  function keys(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length > 0) {
      event.preventDefault();
      const next = (at + step + shown.length) % shown.length;
      setAt(next);
      list.current?.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(shown[at]);
    }
  }
  return (
    <TopDialog title="Commands and search" onClose={onClose}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          role="combobox"
          aria-label="Type a command or search"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={shown[at] ? `palette-${at}` : undefined}
          autoComplete="off"
          placeholder="Type a command, or words of a post…"
          maxLength={100}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={keys}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
        />
        {searching && <Spinner />}
      </div>
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label="Commands"
        className="min-h-0 flex-1 overflow-y-auto p-2"
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox
          <div key={group.name} role="group" aria-label={group.name}>
            <p aria-hidden className="px-2.5 pt-2 pb-1 text-2xs text-ink-faint uppercase tracking-wide">
              {group.name}
            </p>
            {group.rows.map((command) => (
              <Row
                key={command.id}
                command={command}
                index={shown.indexOf(command)}
                active={shown[at] === command}
                mac={mac}
                onPoint={setAt}
                onTake={take}
              />
            ))}
          </div>
        ))}
      </div>
      {shown.length === 0 && !searching && (
        <p role="status" className="px-5 pb-5 text-ink-soft text-sm">
          Nothing is called that.
        </p>
      )}
    </TopDialog>
  );
}

interface RowProps {
  command: Command;
  index: number;
  active: boolean;
  mac: boolean;
  onPoint: (index: number) => void;
  onTake: (command: Command) => void;
}

function Row({ command, index, active, mac, onPoint, onTake }: RowProps) {
  const { icon: Icon, label, note, keys } = command;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above
    <div
      id={`palette-${index}`}
      data-row={index}
      role="option"
      aria-selected={active}
      onClick={() => onTake(command)}
      onPointerMove={() => onPoint(index)}
      className={cn(
        "flex cursor-default items-center gap-3 rounded-md px-2.5 py-2 text-sm pointer-coarse:py-3",
        active && "bg-accent-soft text-accent-strong",
      )}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", active ? "text-current" : "text-ink-faint")} />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {note && <span className={cn("text-xs", active ? "text-current" : "text-ink-faint")}>{note}</span>}
      {keys && (
        <span aria-hidden className="flex gap-1 pointer-coarse:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{nameOfKey(key, mac)}</Kbd>
          ))}
        </span>
      )}
    </div>
  );
}
