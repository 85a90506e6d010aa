"use client";
import { Menu } from "lucide-react";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { cn } from "./cn.ts";
import { onDemand } from "./on-demand.tsx";
import { ShellNav } from "./shell-nav.tsx";

const ShellDrawer = onDemand(() => import("./shell-drawer.tsx").then((module) => module.ShellDrawer));

export interface ShellItem {
  href: string;
  label: string;
  icon: ComponentType<{ "aria-hidden"?: boolean; className?: string }>;
  /** A number that asks for attention (posts waiting for review). */
  count?: number;
  /** On a phone: in the bar at the bottom; up to four fit. */
  primary?: boolean;
}

export interface ShellGroup {
  /** Absent: the first group, without a heading. */
  label?: string;
  items: readonly ShellItem[];
}

export type ShellLink = ComponentType<{
  href: string;
  className?: string;
  "aria-current"?: "page" | undefined;
  children: ReactNode;
}>;

export interface AppShellProps {
  /** The publication's name or switcher. */
  brand: ReactNode;
  groups: readonly ShellGroup[];
  /** The address of the item in whose part of the product one is. */
  currentHref: string | undefined;
  /** The framework's link. */
  link: ShellLink;
  /** Small buttons that are always in view, beside the brand. */
  tools?: ReactNode;
  /** Who is signed in, theme: the end of the sidebar. */
  footer?: ReactNode;
  children: ReactNode;
}

/** The studio's frame: a sidebar from 960 px, below that a bar on top, one at the bottom and a drawer. */
export function AppShell({ brand, groups, currentHref, link, tools, footer, children }: AppShellProps) {
  const [drawer, setDrawer] = useState(false);
  // Going somewhere closes the drawer.
  useEffect(() => setDrawer(false), [currentHref]);
  const primary = groups.flatMap((group) => group.items).filter((item) => item.primary);
  const Link = link;
  return (
    <div className="min-h-dvh min-[60rem]:grid min-[60rem]:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-80 rounded-md bg-ink px-4 py-2 text-paper focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-line border-r bg-sunken min-[60rem]:flex">
        <div className="flex items-center justify-between gap-2 px-4 pt-5 pb-3">
          <div className="min-w-0">{brand}</div>
          {tools}
        </div>
        <ShellNav groups={groups} currentHref={currentHref} link={link} />
        {footer && <div className="mt-auto border-line border-t p-3">{footer}</div>}
      </aside>

      <header className="sticky top-0 z-30 flex h-13 items-center justify-between gap-3 border-line border-b bg-paper/90 px-4 backdrop-blur min-[60rem]:hidden">
        <div className="mr-auto min-w-0">{brand}</div>
        {tools}
        <button
          type="button"
          aria-label="Menu"
          aria-haspopup="dialog"
          aria-expanded={drawer}
          onClick={() => setDrawer(true)}
          className="-mr-2 grid size-11 place-items-center rounded-md text-ink-soft hover:bg-ink/7"
        >
          <Menu aria-hidden className="size-5" />
        </button>
        {drawer && (
          <ShellDrawer
            brand={brand}
            groups={groups}
            currentHref={currentHref}
            link={link}
            footer={footer}
            onClose={() => setDrawer(false)}
          />
        )}
      </header>

      <main
        id="content"
        tabIndex={-1}
        className={cn(
          "min-w-0 px-4 pt-6 outline-none sm:px-8 min-[60rem]:px-10 min-[60rem]:pt-9 min-[60rem]:pb-16",
          primary.length > 0 ? "pb-28" : "pb-12",
        )}
      >
        <div className="mx-auto w-full max-w-6xl">{children}</div>
      </main>

      {primary.length > 0 && (
        <nav
          aria-label="Main"
          className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur min-[60rem]:hidden"
        >
          {primary.slice(0, 4).map(({ href, label, icon: Icon, count }) => (
            <Link
              key={href}
              href={href}
              aria-current={href === currentHref ? "page" : undefined}
              className="relative flex h-14 flex-1 flex-col items-center justify-center gap-1 text-2xs text-ink-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <Icon aria-hidden className="size-5" />
              {label}
              {count ? (
                <span className="absolute top-1.5 left-1/2 ml-1.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] text-on-accent leading-4">
                  {count}
                </span>
              ) : null}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
