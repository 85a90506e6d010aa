"use client";
import type { ShellGroup, ShellLink } from "./app-shell.tsx";

interface ShellNavProps {
  groups: readonly ShellGroup[];
  currentHref: string | undefined;
  link: ShellLink;
}

/** The groups of links in the sidebar and the drawer. */
export function ShellNav({ groups, currentHref, link: Link }: ShellNavProps) {
  return (
    <nav aria-label="Studio" className="grid min-h-0 content-start gap-5 overflow-y-auto px-3 py-2">
      {groups.map(({ label, items }) => (
        <div key={label ?? "first"} className="grid gap-0.5">
          {label && <h2 className="px-2.5 pb-1 font-medium text-ink-faint text-xs">{label}</h2>}
          {items.map(({ href, label: text, icon: Icon, count }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === currentHref ? "page" : undefined}
              className="group flex h-8.5 items-center gap-2.5 rounded-md px-2.5 text-ink-soft text-sm transition-colors hover:bg-ink/6 hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-low pointer-coarse:h-11"
            >
              <Icon
                aria-hidden
                className="size-4 shrink-0 text-ink-faint group-aria-[current=page]:text-accent"
              />
              <span className="truncate">{text}</span>
              {count ? (
                <span className="ml-auto rounded-full bg-accent-soft px-1.5 text-2xs text-accent tabular-nums leading-4.5">
                  {count}
                </span>
              ) : null}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
