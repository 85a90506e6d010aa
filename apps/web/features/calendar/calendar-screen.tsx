"use client";
import type { CalendarEntry, UndatedEntry } from "@broadsheet/contract/calendar";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { offsetLabel } from "@broadsheet/ui/zoned-time";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { Agenda } from "./agenda.tsx";
import { type CalendarState, readCalendarState, writeCalendarState } from "./calendar-address.ts";
import { CalendarFilters } from "./calendar-filters.tsx";
import { DayGrid } from "./day-grid.tsx";
import { addDays, type Day, dayOf, daysOf, startOf, step, titleOf } from "./days.ts";
import { PlaceDraft } from "./place-draft.tsx";
import { UndatedList } from "./undated-list.tsx";
import { useMove } from "./use-move.ts";

const EntryDialog = onDemand(() => import("./entry-dialog.tsx").then((module) => module.EntryDialog));

/** What happens to posts when, on the publication's clock: by month or week, with what has no date yet beside it. */
export function CalendarScreen() {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const zone = publication.timezone;
  const [today] = useState(() => dayOf(new Date().toISOString(), zone));
  const { view, day, filters } = readCalendarState(new URLSearchParams(useSearchParams()), today);
  const [open, setOpen] = useState<CalendarEntry | null>(null);
  const [placing, setPlacing] = useState<{ draft: UndatedEntry; day: Day } | null>(null);
  // A new address for every change: it can be gone back from, read again and shared. Two quick ones build on each other.
  const show = (change: (now: CalendarState) => Partial<CalendarState>) => {
    const now = readCalendarState(new URLSearchParams(window.location.search), today);
    const query = writeCalendarState({ ...now, ...change(now) }, today);
    window.history.pushState(null, "", `${window.location.pathname}${query}`);
  };
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const [first = day, last = day] = [days[0], days.at(-1)];
  const range = { from: startOf(first, zone), to: startOf(addDays(last, 1), zone) };
  const input = { ...range, ...filters };
  const calendar = useQuery({
    ...trpc.calendar.range.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const move = useMove(input, zone);
  const byDay = useMemo(() => {
    const map = new Map<Day, CalendarEntry[]>();
    for (const entry of calendar.data?.entries ?? []) {
      const on = dayOf(entry.at, zone);
      map.set(on, [...(map.get(on) ?? []), entry]);
    }
    return map;
  }, [calendar.data, zone]);
  const shared = { days, byDay, today, zone, onOpen: setOpen, onMove: move };
  return (
    <>
      <PageHeader
        title="Calendar"
        description={`What goes out and what leaves the site. Times are those of ${zone.replaceAll("_", " ")} (${offsetLabel(new Date().toISOString(), zone)} today).`}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <IconButton
            label={`The ${view} before`}
            onClick={() => show((now) => ({ day: step(now.view, now.day, -1) }))}
          >
            <ChevronLeft />
          </IconButton>
          <IconButton
            label={`The next ${view}`}
            onClick={() => show((now) => ({ day: step(now.view, now.day, 1) }))}
          >
            <ChevronRight />
          </IconButton>
          <h2 aria-live="polite" className="mr-auto font-medium font-serif text-xl tracking-tight">
            {titleOf(view, day)}
          </h2>
          <Button size="sm" onClick={() => show(() => ({ day: today }))} disabled={days.includes(today)}>
            Today
          </Button>
          <fieldset className="flex gap-1">
            <legend className="sr-only">View</legend>
            {(["month", "week"] as const).map((kind) => (
              <Button
                key={kind}
                size="sm"
                variant={view === kind ? "primary" : "secondary"}
                aria-pressed={view === kind}
                onClick={() => show(() => ({ view: kind }))}
              >
                {kind === "month" ? "Month" : "Week"}
              </Button>
            ))}
          </fieldset>
        </div>
        <CalendarFilters filters={filters} onChange={(next) => show(() => ({ filters: next }))} />
        {calendar.data?.more && (
          <Callout tone="warning">There is more than can be shown; narrow it down by a filter.</Callout>
        )}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[minmax(0,1fr)_17rem]">
          {calendar.isError ? (
            <LoadFailed error={calendar.error} what="The calendar" onRetry={() => void calendar.refetch()} />
          ) : calendar.isPending ? (
            <RowsSkeleton count={6} />
          ) : (
            <section aria-label={titleOf(view, day)} aria-busy={calendar.isPlaceholderData}>
              <div className="max-md:hidden">
                <DayGrid
                  {...shared}
                  view={view}
                  month={day.slice(0, 7)}
                  onPlace={(draft, on) => setPlacing({ draft, day: on })}
                />
              </div>
              <div className="md:hidden">
                <Agenda {...shared} />
              </div>
            </section>
          )}
          <UndatedList filters={filters} onPlace={(draft) => setPlacing({ draft, day: addDays(today, 1) })} />
        </div>
      </div>
      {open && <EntryDialog entry={open} onClose={() => setOpen(null)} />}
      {placing && <PlaceDraft {...placing} zone={zone} onClose={() => setPlacing(null)} />}
    </>
  );
}
