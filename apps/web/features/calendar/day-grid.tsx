"use client";
import type { CalendarEntry, UndatedEntry } from "@broadsheet/contract/calendar";
import { Card } from "@broadsheet/ui/card";
import { cn } from "@broadsheet/ui/cn";
import { useState } from "react";
import { type Day, longDay, type View, weekday } from "./days.ts";
import { EntryChip } from "./entry-chip.tsx";
import { keyOf } from "./entry-words.ts";

interface DayGridProps {
  days: readonly Day[];
  byDay: ReadonlyMap<Day, readonly CalendarEntry[]>;
  view: View;
  /** `2026-11`: days of other months stand back. */
  month: string;
  today: Day;
  zone: string;
  onOpen: (entry: CalendarEntry) => void;
  onMove: (entry: CalendarEntry, day: Day) => void;
  onPlace: (draft: UndatedEntry, day: Day) => void;
}

/** Weeks of seven days; each takes what is dropped on it. */
export function DayGrid({ days, byDay, view, month, today, zone, onOpen, onMove, onPlace }: DayGridProps) {
  const [over, setOver] = useState<Day | null>(null);
  const drop = (event: React.DragEvent, day: Day) => {
    event.preventDefault();
    setOver(null);
    const entry = event.dataTransfer.getData("application/x-broadsheet-entry");
    const draft = event.dataTransfer.getData("application/x-broadsheet-draft");
    if (entry) onMove(JSON.parse(entry) as CalendarEntry, day);
    else if (draft) onPlace(JSON.parse(draft) as UndatedEntry, day);
  };
  return (
    <Card className="overflow-hidden">
      <div aria-hidden className="grid grid-cols-7 border-line border-b">
        {days.slice(0, 7).map((day) => (
          <span key={day} className="px-2 py-1.5 text-ink-faint text-xs">
            {weekday(day)}
          </span>
        ))}
      </div>
      <ol className="grid grid-cols-7">
        {days.map((day) => (
          <li
            key={day}
            aria-label={longDay(day)}
            aria-current={day === today ? "date" : undefined}
            data-day={day}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(day);
            }}
            onDragLeave={() => setOver((current) => (current === day ? null : current))}
            onDrop={(event) => drop(event, day)}
            className={cn(
              "min-w-0 border-line border-r border-b p-1.5 [&:nth-child(7n)]:border-r-0",
              view === "week" ? "min-h-96" : "min-h-28",
              view === "month" && !day.startsWith(month) && "bg-sunken/60",
              over === day && "bg-accent-soft outline-2 outline-accent -outline-offset-2",
            )}
          >
            <span
              aria-hidden
              className={cn(
                "mb-1 inline-grid size-6 place-items-center rounded-full text-xs tabular-nums",
                day === today ? "bg-ink font-semibold text-paper" : "text-ink-soft",
              )}
            >
              {Number(day.slice(8))}
            </span>
            <ul className="grid gap-1">
              {(byDay.get(day) ?? []).map((entry) => (
                <li key={keyOf(entry)} className="min-w-0">
                  <EntryChip entry={entry} day={day} zone={zone} onOpen={onOpen} onMove={onMove} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
