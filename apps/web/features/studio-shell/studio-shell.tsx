"use client";
import { AppShell, type ShellLink } from "@broadsheet/ui/app-shell";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { PaletteButton } from "@/features/commands/command-center.tsx";
import { NotificationBell } from "@/features/notifications/notification-bell.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { currentItem, navigationFor } from "./navigation.ts";
import { useStudio } from "./studio-context.tsx";

const StudioLink: ShellLink = ({ href, ...props }) => <Link href={href as Route} {...props} />;

/** The frame around every screen of the studio but the editor. */
export function StudioShell({ children }: { children: ReactNode }) {
  const { person, publication } = useStudio();
  const groups = useMemo(() => navigationFor(person), [person]);
  return (
    <AppShell
      brand={<Brand name={publication.name} />}
      groups={groups}
      currentHref={currentItem(groups, usePathname())}
      link={StudioLink}
      tools={
        <div className="flex items-center">
          <PaletteButton />
          <NotificationBell />
        </div>
      }
      footer={<AccountMenu />}
    >
      {children}
    </AppShell>
  );
}

function Brand({ name }: { name: string }) {
  return (
    <Link href="/studio" className="flex min-w-0 items-center gap-2.5 rounded-sm">
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-sm bg-ink font-semibold font-serif text-base text-paper"
      >
        {[...name][0]?.toLocaleUpperCase()}
      </span>
      <span className="line-clamp-2 font-medium font-serif text-lg leading-tight tracking-tight">{name}</span>
    </Link>
  );
}
