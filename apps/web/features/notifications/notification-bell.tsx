"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { Popover } from "@broadsheet/ui/popover";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { Bell } from "lucide-react";
import { useState } from "react";
import { useUnread } from "./use-notifications.ts";

const NewestNotifications = onDemand(
  () => import("./newest-notifications.tsx").then((module) => module.NewestNotifications),
  () => (
    <div role="status" aria-label="Loading" className="grid min-h-28 content-start gap-4 p-4">
      <Skeleton className="w-3/4" />
      <Skeleton className="w-1/2" />
    </div>
  ),
);

/** The bell with how much is unread, and the newest of it. */
export function NotificationBell() {
  const unread = useUnread();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="start"
      aria-label="What happened"
      className="w-96 p-0"
      trigger={
        <IconButton
          label={unread === 0 ? "Notifications" : `Notifications, ${unread} unread`}
          tooltip={false}
          className="relative shrink-0"
        >
          <Bell aria-hidden />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute top-0.5 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center font-medium text-[0.625rem] text-on-accent leading-4"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </IconButton>
      }
    >
      <NewestNotifications unread={unread} onGo={() => setOpen(false)} />
    </Popover>
  );
}
