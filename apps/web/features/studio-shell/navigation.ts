import { holds, type Permission, type Standing } from "@broadsheet/contract/permissions";
import type { ShellGroup, ShellItem } from "@broadsheet/ui/app-shell";
import {
  ArrowDownUp,
  CalendarDays,
  FileText,
  Image as ImageIcon,
  KeyRound,
  LayoutDashboard,
  Mail,
  Newspaper,
  PackageCheck,
  Puzzle,
  ScrollText,
  Settings,
  Tag,
  UserPen,
  Users,
} from "lucide-react";

interface StudioItem extends ShellItem {
  /** Who holds none of them is not shown the item. */
  needs?: Permission | readonly Permission[];
  /** Who holds it comes there another way. */
  unless?: Permission;
}

const groups: { label?: string; items: StudioItem[] }[] = [
  {
    items: [
      { href: "/studio", label: "Overview", icon: LayoutDashboard, primary: true },
      { href: "/studio/posts", label: "Posts", icon: FileText, primary: true },
      { href: "/studio/pages", label: "Pages", icon: Newspaper, primary: true },
      { href: "/studio/calendar", label: "Calendar", icon: CalendarDays, needs: "post:create" },
      { href: "/studio/bundles", label: "Bundles", icon: PackageCheck, needs: "post:publish:own" },
      { href: "/studio/media", label: "Media", icon: ImageIcon, primary: true, needs: "media:read" },
      { href: "/studio/tags", label: "Tags", icon: Tag, needs: "tag:manage" },
      { href: "/studio/snippets", label: "Snippets", icon: Puzzle, needs: "snippet:create" },
      { href: "/studio/authors", label: "Authors", icon: UserPen, needs: "author:manage" },
    ],
  },
  {
    label: "Publication",
    items: [
      { href: "/studio/people", label: "People", icon: Users, needs: "staff:read" },
      { href: "/studio/settings", label: "Settings", icon: Settings, needs: "publication:manage" },
      {
        href: "/studio/settings/import-export",
        label: "Import and export",
        icon: ArrowDownUp,
        needs: ["publication:import", "publication:export"],
        unless: "publication:manage",
      },
      { href: "/studio/settings/tokens", label: "API tokens", icon: KeyRound, needs: "token:manage" },
      { href: "/studio/outbox", label: "Outbox", icon: Mail, needs: "outbox:read" },
      { href: "/studio/audit", label: "Audit log", icon: ScrollText, needs: "audit:read" },
    ],
  },
];

/** The studio's parts that somebody may use. */
export function navigationFor(person: Standing): ShellGroup[] {
  return groups
    .map(({ items, ...group }) => ({
      ...group,
      items: items
        .filter(({ needs = [], unless }) => {
          const any = [needs].flat();
          const may = any.length === 0 || any.some((permission) => holds(person, permission));
          return may && !(unless && holds(person, unless));
        })
        .map(({ needs: _, unless: __, ...item }) => item),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The item in whose part of the studio an address lies: the longest that leads to it. */
export function currentItem(shown: readonly ShellGroup[], path: string): string | undefined {
  return shown
    .flatMap(({ items }) => items.map(({ href }) => href))
    .filter((href) => path === href || (href !== "/studio" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
