import { holds, type Permission, type Standing } from "@broadsheet/contract/permissions";

const parts = [
  { href: "/studio/settings", label: "General", needs: ["publication:manage"] },
  { href: "/studio/settings/redirects", label: "Redirects", needs: ["redirect:manage"] },
  { href: "/studio/settings/tokens", label: "API tokens", needs: ["token:manage"] },
  {
    href: "/studio/settings/import-export",
    label: "Import and export",
    needs: ["publication:import", "publication:export"],
  },
] as const satisfies readonly { href: string; label: string; needs: readonly Permission[] }[];

/** The parts of the settings that somebody may use, each with an address. */
export const settingsPartsFor = (person: Standing) =>
  parts.filter(({ needs }) => needs.some((permission) => holds(person, permission)));
