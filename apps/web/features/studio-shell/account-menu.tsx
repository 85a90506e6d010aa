"use client";
import { Avatar } from "@broadsheet/ui/avatar";
import { ThemeSwitch } from "@broadsheet/ui/theme-switch";
import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useStudio } from "./studio-context.tsx";

/** Who is signed in, the way to their account and to the site. */
export function AccountMenu() {
  const { person, publication } = useStudio();
  return (
    <div className="grid gap-2.5">
      <Link
        href="/studio/account"
        className="flex min-w-0 items-center gap-2.5 rounded-md p-1.5 hover:bg-ink/6"
      >
        <Avatar name={person.name} />
        <span className="grid min-w-0 flex-1">
          <span className="truncate font-medium text-sm">{person.name}</span>
          <span className="truncate text-ink-faint text-xs">{person.roleName}</span>
        </span>
      </Link>
      <div className="flex items-center justify-between gap-2 px-1.5">
        <a
          href={publication.url}
          className="inline-flex items-center gap-1.5 rounded-sm text-ink-soft text-xs hover:text-ink"
        >
          <ExternalLink aria-hidden className="size-3.5" />
          View the site
        </a>
        <ThemeSwitch />
      </div>
    </div>
  );
}
