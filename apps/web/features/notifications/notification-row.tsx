"use client";
import type { Notification } from "@broadsheet/contract/notifications";
import { cn } from "@broadsheet/ui/cn";
import type { Route } from "next";
import Link from "next/link";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { happening, iconOf } from "./notification-words.ts";

interface NotificationRowProps {
  item: Notification;
  onOpen: () => void;
}

/** One entry: what happened, to which post, what was said. The whole of it leads there. */
export function NotificationRow({ item, onOpen }: NotificationRowProps) {
  const Icon = iconOf(item);
  return (
    <li className="relative flex gap-3 px-4 py-3 transition-colors hover:bg-sunken/60">
      <span
        className={cn(
          "grid size-7 shrink-0 place-items-center rounded-full",
          item.unread ? "bg-accent-soft text-accent" : "bg-sunken text-ink-faint",
        )}
      >
        <Icon aria-hidden className="size-3.5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <Link
          href={item.path as Route}
          onClick={onOpen}
          className="text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {item.unread && <span className="sr-only">Unread: </span>}
          <span className={item.unread ? "text-ink" : "text-ink-soft"}>{happening(item)}</span>{" "}
          <span className="font-medium">{item.postTitle}</span>
        </Link>
        {item.excerpt && <p className="line-clamp-2 break-words text-ink-soft text-sm">{item.excerpt}</p>}
        <TimeAgo at={item.createdAt} className="text-ink-faint text-xs" />
      </div>
      {item.unread && <span aria-hidden className="mt-2 size-2 shrink-0 rounded-full bg-accent" />}
    </li>
  );
}
