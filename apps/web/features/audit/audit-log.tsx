"use client";
import type { AuditEntry } from "@broadsheet/contract/people";
import { auditKinds } from "@broadsheet/contract/vocabulary";
import { Avatar } from "@broadsheet/ui/avatar";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { IconButton } from "@broadsheet/ui/icon-button";
import { LoadMore } from "@broadsheet/ui/load-more";
import { PageHeader } from "@broadsheet/ui/page-header";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Download, History, ScrollText, SearchX } from "lucide-react";
import { useState } from "react";
import { dateOnly } from "@/features/posts/times.ts";
import { nextPage } from "@/features/studio/next-page.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { AuditFilterFields } from "./audit-filters.tsx";
import { type ChosenFilters, exportAddress, filtersOf } from "./filters.ts";
import { sentenceOf } from "./sentences.ts";

/** Who did what, newest first, by day. */
export function AuditLog() {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const [chosen, setChosen] = useState<ChosenFilters>({});
  const filters = filtersOf(chosen, publication.timezone);
  const log = useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions({ limit: 50, ...filters }, nextPage),
    placeholderData: keepPreviousData,
  });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  const days = Map.groupBy(entries, ({ createdAt }) => dateOnly(createdAt, publication.timezone));
  const filtered = Object.keys(filters).length > 0;
  const about = entries.find(({ subjectId }) => subjectId === chosen.subjectId);
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what in this publication. Nothing here can be changed."
        actions={
          <Button asChild>
            <a href={exportAddress(filters)} download>
              <Download aria-hidden />
              Export as CSV
            </a>
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <AuditFilterFields chosen={chosen} onChange={setChosen} />
        {chosen.subjectId && (
          <p className="text-ink-soft text-sm">
            Everything about{" "}
            <strong className="font-medium text-ink">{about?.subjectName ?? "one thing"}</strong>
          </p>
        )}
        <section aria-label="What happened" aria-busy={log.isPending || log.isPlaceholderData}>
          {log.isPending ? (
            <RowsSkeleton />
          ) : log.isError && entries.length === 0 ? (
            <LoadFailed error={log.error} what="The audit log" onRetry={() => void log.refetch()} />
          ) : entries.length === 0 ? (
            <Card>
              <EmptyState
                icon={filtered ? <SearchX aria-hidden /> : <ScrollText aria-hidden />}
                title={filtered ? "Nothing of this kind happened" : "Nothing has happened yet"}
              />
            </Card>
          ) : (
            <>
              <div className="grid gap-6">
                {[...days].map(([day, ofDay]) => (
                  <Day
                    key={day}
                    day={day}
                    entries={ofDay}
                    timezone={publication.timezone}
                    onSubject={(entry) =>
                      setChosen({ subjectId: entry.subjectId ?? undefined, kind: kindOf(entry) })
                    }
                  />
                ))}
              </div>
              <LoadMore
                hasMore={log.hasNextPage}
                loading={log.isFetchingNextPage}
                onLoadMore={() => void log.fetchNextPage()}
                shown={entries.length}
                noun={entries.length === 1 ? "entry" : "entries"}
              />
            </>
          )}
        </section>
      </div>
    </>
  );
}

interface DayProps {
  day: string;
  entries: AuditEntry[];
  timezone: string;
  /** Shows what else happened to what an entry is about. */
  onSubject: (entry: AuditEntry) => void;
}

const kindOf = ({ subjectType }: AuditEntry) => auditKinds.find((kind) => kind === subjectType);

function Day({ day, entries, timezone, onSubject }: DayProps) {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: timezone, hour: "2-digit", minute: "2-digit" });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 className="font-medium text-ink-soft text-sm">{day}</h2>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {entries.map((entry) => {
            const actor = entry.actorName ?? "Broadsheet";
            return (
              <li key={entry.id} className="flex items-start gap-3 px-5 py-3">
                <Avatar name={actor} size="sm" />
                <p className="wrap-anywhere min-w-0 flex-1 text-ink-soft">
                  <span className="font-medium text-ink">{actor}</span> {sentenceOf(entry)}
                </p>
                {entry.subjectName && (
                  <IconButton
                    size="sm"
                    label={`Everything about ${entry.subjectName}`}
                    onClick={() => onSubject(entry)}
                  >
                    <History />
                  </IconButton>
                )}
                <time
                  dateTime={entry.createdAt}
                  className="shrink-0 text-ink-faint text-xs leading-5 tabular-nums"
                >
                  {clock.format(new Date(entry.createdAt))}
                </time>
              </li>
            );
          })}
        </ul>
      </Card>
    </div>
  );
}
