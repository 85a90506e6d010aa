"use client";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { cn } from "@broadsheet/ui/cn";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { LoadMore } from "@broadsheet/ui/load-more";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowLeft, MailOpen, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { MailView } from "./mail-view.tsx";

/** Mails that were written to files because no mail server is set: in the first hour, the way to every link. */
export function OutboxScreen() {
  const trpc = useTRPC();
  const opened = useSearchParams().get("mail");
  const list = useInfiniteQuery({
    ...trpc.outbox.list.infiniteQueryOptions({ limit: 50 }, nextPage),
    // A mail leaves a moment after what asked for it.
    staleTime: 0,
    refetchInterval: 10_000,
  });
  const mails = list.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = opened ?? mails[0]?.id;
  return (
    <>
      <PageHeader
        title="Outbox"
        description="No mail server is set (SMTP_URL), so mails are kept here in place of being sent. Open their links yourself, or hand them on."
        actions={
          <Button loading={list.isRefetching} onClick={() => void list.refetch()}>
            <RefreshCw aria-hidden />
            Look again
          </Button>
        }
      />
      {list.isPending ? (
        <RowsSkeleton />
      ) : list.isError && mails.length === 0 ? (
        <LoadFailed error={list.error} what="The outbox" onRetry={() => void list.refetch()} />
      ) : mails.length === 0 ? (
        <Card>
          <EmptyState
            icon={<MailOpen aria-hidden />}
            title="No mail has been written"
            description="Invitations, sign-in links and notices appear here a moment after they are asked for. With a mail server they are sent and this page stays empty."
          />
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
          <div className={cn(opened && "max-lg:hidden")}>
            <Card className="overflow-hidden">
              <ul aria-label="Mails" className="divide-y divide-line">
                {mails.map((mail) => (
                  <li key={mail.id}>
                    <Link
                      href={`/studio/outbox?mail=${mail.id}`}
                      scroll={false}
                      aria-current={mail.id === shown ? "true" : undefined}
                      className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-4 py-3 hover:bg-sunken/60 focus-visible:-outline-offset-2 lg:aria-[current=true]:bg-accent-soft"
                    >
                      <span className="line-clamp-2 font-medium text-sm">{mail.subject}</span>
                      <span className="flex justify-between gap-3 text-ink-soft text-xs">
                        <span className="truncate">{mail.to}</span>
                        <TimeAgo at={mail.sentAt} className="shrink-0" />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
            <LoadMore
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onLoadMore={() => void list.fetchNextPage()}
              shown={mails.length}
              noun={mails.length === 1 ? "mail" : "mails"}
            />
          </div>
          {shown && (
            <div className={cn("grid grid-cols-[minmax(0,1fr)] gap-3", !opened && "max-lg:hidden")}>
              <Link
                href="/studio/outbox"
                className="inline-flex w-fit items-center gap-1.5 text-ink-soft text-sm hover:text-ink lg:hidden"
              >
                <ArrowLeft aria-hidden className="size-4" />
                All mails
              </Link>
              <MailView key={shown} id={shown} />
            </div>
          )}
        </div>
      )}
    </>
  );
}
