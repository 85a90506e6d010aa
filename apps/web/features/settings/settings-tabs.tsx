"use client";
import { tabStyles } from "@broadsheet/ui/tab-styles";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { settingsPartsFor } from "./settings-parts.ts";

/** The parts of the settings. They are links: each has an address. */
export function SettingsTabs() {
  const path = usePathname();
  const { person } = useStudio();
  return (
    <nav
      aria-label="Settings"
      className="-mx-4 mb-6 flex gap-5 overflow-x-auto border-line border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      {settingsPartsFor(person).map(({ href, label }) => (
        <Link key={href} href={href} aria-current={path === href ? "page" : undefined} className={tabStyles}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
