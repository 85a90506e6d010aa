"use client";
import { Button } from "@broadsheet/ui/button";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { NotificationRow } from "./notification-row.tsx";
import { useReading } from "./use-notifications.ts";

/** What the bell opens: the newest of what happened. */
export function NewestNotifications({ unread, onGo }: { unread: number; onGo: () => void }) {
  const trpc = useTRPC();
  const list = useQuery({ ...trpc.notifications.list.queryOptions({ limit: 8 }), staleTime: 0 });
  const { read, readAll, busy } = useReading();
  return (
    <div className="grid max-h-[min(32rem,70dvh)] grid-rows-[auto_minmax(0,1fr)_auto]">
      <div className="flex h-12 items-center justify-between gap-3 border-line border-b pr-2 pl-4">
        <h2 className="font-medium">Notifications</h2>
        <Button size="sm" variant="ghost" disabled={unread === 0} loading={busy} onClick={readAll}>
          Mark all as read
        </Button>
      </div>
      <div className="min-h-28 overflow-y-auto">
        {list.isPending ? (
          <div role="status" aria-label="Loading" className="grid gap-4 p-4">
            <Skeleton className="w-3/4" />
            <Skeleton className="w-1/2" />
          </div>
        ) : list.isError ? (
          <p role="alert" className="p-4 text-ink-soft">
            {appErrorOf(list.error).message}
          </p>
        ) : list.data.items.length === 0 ? (
          <p className="px-6 py-8 text-balance text-center text-ink-faint">
            Nothing yet. Mentions, replies and reviews appear here.
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {list.data.items.map((item) => (
              <NotificationRow
                key={item.id}
                item={item}
                onOpen={() => {
                  if (item.unread) read(item.id);
                  onGo();
                }}
              />
            ))}
          </ul>
        )}
      </div>
      <div className="flex h-11 items-center justify-between gap-3 border-line border-t px-4 text-sm">
        <Link href="/studio/notifications" onClick={onGo} className="text-accent hover:underline">
          All of them
        </Link>
        <Link href="/studio/account/notifications" onClick={onGo} className="text-ink-soft hover:underline">
          Mails
        </Link>
      </div>
    </div>
  );
}
