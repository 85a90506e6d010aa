"use client";
import type { CalendarEntry } from "@broadsheet/contract/calendar";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { CalendarDays } from "lucide-react";
import { type Day, longDay } from "./days.ts";
import { EntryChip } from "./entry-chip.tsx";
import { keyOf } from "./entry-words.ts";

interface AgendaProps {
  days: readonly Day[];
  byDay: ReadonlyMap<Day, readonly CalendarEntry[]>;
  today: Day;
  zone: string;
  onOpen: (entry: CalendarEntry) => void;
  onMove: (entry: CalendarEntry, day: Day) => void;
}

/** The same as a list of the days on which something happens: for narrow screens. */
export function Agenda({ days, byDay, today, zone, onOpen, onMove }: AgendaProps) {
  const busy = days.filter((day) => (byDay.get(day) ?? []).length > 0);
  if (busy.length === 0)
    return (
      <Card>
        <EmptyState icon={<CalendarDays aria-hidden />} title="Nothing happens in this time" />
      </Card>
    );
  return (
    <ol className="grid gap-4">
      {busy.map((day) => (
        <li key={day}>
          <h3 className="mb-1.5 font-medium text-ink-soft text-sm">
            {longDay(day)}
            {day === today && " · today"}
          </h3>
          <ul className="grid gap-1.5">
            {(byDay.get(day) ?? []).map((entry) => (
              <li key={keyOf(entry)}>
                <EntryChip entry={entry} day={day} zone={zone} onOpen={onOpen} onMove={onMove} roomy />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
