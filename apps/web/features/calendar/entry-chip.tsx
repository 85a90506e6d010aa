"use client";
import type { CalendarEntry } from "@broadsheet/contract/calendar";
import { cn } from "@broadsheet/ui/cn";
import { addDays, type Day, longDay } from "./days.ts";
import { eventLooks, movingStep, timeOf, titleOfEntry } from "./entry-words.ts";

interface EntryChipProps {
  entry: CalendarEntry;
  day: Day;
  zone: string;
  onOpen: (entry: CalendarEntry) => void;
  onMove: (entry: CalendarEntry, day: Day) => void;
  roomy?: boolean;
}

const arrows: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One thing that happens. It is dragged to another day, or moved by Alt and an arrow key; a click tells more. */
export function EntryChip({ entry, day, zone, onOpen, onMove, roomy = false }: EntryChipProps) {
  const { label, icon: Icon, classes } = eventLooks[entry.event];
  const movable = movingStep(entry) !== null;
  const time = timeOf(entry, zone);
  return (
    <button
      type="button"
      draggable={movable}
      aria-label={`${label} ${longDay(day)}, ${time}: ${titleOfEntry(entry)}`}
      aria-keyshortcuts={movable ? "Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown" : undefined}
      onClick={() => onOpen(entry)}
      onKeyDown={(event) => {
        const by = arrows[event.key];
        if (!event.altKey || by === undefined || !movable) return;
        event.preventDefault();
        onMove(entry, addDays(day, by));
      }}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("application/x-broadsheet-entry", JSON.stringify(entry));
      }}
      className={cn(
        "flex w-full min-w-0 items-start gap-x-1.5 gap-y-0.5 rounded-sm border px-1.5 py-1 text-left text-xs leading-tight",
        !roomy && "flex-wrap",
        movable && "cursor-grab active:cursor-grabbing",
        roomy && "px-3 py-2.5 text-sm",
        classes,
      )}
    >
      <Icon aria-hidden className="mt-px size-3 shrink-0" />
      <span className="shrink-0 tabular-nums">{time}</span>
      <span
        className={cn(
          "line-clamp-2 min-w-0 break-words font-medium text-ink",
          roomy ? "flex-1" : "basis-full",
        )}
      >
        {titleOfEntry(entry)}
      </span>
    </button>
  );
}
