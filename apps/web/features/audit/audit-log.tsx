"use client";
import type { AuditEntry } from "@broadsheet/contract/people";
import { Avatar } from "@broadsheet/ui/avatar";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { LoadMore } from "@broadsheet/ui/load-more";
import { PageHeader } from "@broadsheet/ui/page-header";
import { Select } from "@broadsheet/ui/select";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ScrollText, SearchX, X } from "lucide-react";
import { useState } from "react";
import { dateOnly } from "@/features/posts/times.ts";
import { nextPage } from "@/features/studio/next-page.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { labelOf, sentenceOf, sentences } from "./sentences.ts";

const anybody = "anybody";
const anything = "anything";
const actions = Object.keys(sentences)
  .sort()
  .map((action) => ({ value: action, label: labelOf(action) }));

/** Who did what, newest first, by day. */
export function AuditLog() {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const [userId, setUserId] = useState(anybody);
  const [action, setAction] = useState(anything);
  const staff = useQuery(trpc.people.staff.list.queryOptions());
  const log = useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions(
      {
        limit: 50,
        userId: userId === anybody ? undefined : userId,
        action: action === anything ? undefined : action,
      },
      nextPage,
    ),
    placeholderData: keepPreviousData,
  });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  const days = Map.groupBy(entries, ({ createdAt }) => dateOnly(createdAt, publication.timezone));
  const filtered = userId !== anybody || action !== anything;
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what in this publication. Nothing here can be changed."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <search className="flex flex-wrap items-center gap-2">
          <Select
            aria-label="Person"
            className="sm:w-52"
            value={userId}
            onValueChange={setUserId}
            options={[
              { value: anybody, label: "By anybody" },
              ...(staff.data ?? []).map((member) => ({ value: member.userId, label: member.name })),
            ]}
          />
          <Select
            aria-label="Action"
            className="sm:w-64"
            value={action}
            onValueChange={setAction}
            options={[{ value: anything, label: "Anything" }, ...actions]}
          />
          {filtered && (
            <Button
              variant="ghost"
              onClick={() => {
                setUserId(anybody);
                setAction(anything);
              }}
            >
              <X aria-hidden />
              Clear
            </Button>
          )}
        </search>
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
                  <Day key={day} day={day} entries={ofDay} timezone={publication.timezone} />
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
}

function Day({ day, entries, timezone }: DayProps) {
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
