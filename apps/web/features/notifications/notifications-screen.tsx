"use client";
import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import Link from "next/link";
import { nextPage } from "@/features/studio/next-page.ts";
import { PagedList } from "@/features/studio/paged-list.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { NotificationRow } from "./notification-row.tsx";
import { useReading, useUnread } from "./use-notifications.ts";

/** Everything a person was told, newest first. */
export function NotificationsScreen() {
  const trpc = useTRPC();
  const unread = useUnread();
  const { read, readAll, busy } = useReading();
  const list = useInfiniteQuery({
    ...trpc.notifications.list.infiniteQueryOptions({ limit: 30 }, nextPage),
    staleTime: 0,
  });
  return (
    <>
      <PageHeader
        title="Notifications"
        description="What concerns you: mentions, replies, reviews and publications of the last 90 days."
        actions={
          <>
            <Button asChild>
              <Link href="/studio/account/notifications">Choose mails</Link>
            </Button>
            <Button disabled={unread === 0} loading={busy} onClick={readAll}>
              Mark all as read
            </Button>
          </>
        }
      />
      <div className="max-w-3xl">
        <PagedList
          query={list}
          nouns={["notification", "notifications"]}
          label="What happened"
          row={(item) => (
            <NotificationRow key={item.id} item={item} onOpen={() => item.unread && read(item.id)} />
          )}
          empty={
            <EmptyState
              icon={<Bell aria-hidden />}
              title="Nothing yet"
              description="When somebody mentions you, replies to you, asks for your review or decides about a post of yours, you read it here."
            />
          }
        />
      </div>
    </>
  );
}
