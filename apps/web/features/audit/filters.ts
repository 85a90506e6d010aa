import type { AuditFilters, AuditKind } from "@broadsheet/contract/people";
import { fromWallClock } from "@broadsheet/ui/zoned-time";

/** What the log's filters are set to; days are those of the publication's clock, and `to` is among them. */
export interface ChosenFilters {
  userId?: string | undefined;
  kind?: AuditKind | undefined;
  action?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const kindWords: Record<AuditKind, string> = {
  post: "Posts and pages",
  bundle: "Bundles",
  tag: "Tags",
  snippet: "Snippets",
  author: "Authors",
  media: "Media",
  redirect: "Redirects",
  user: "People",
  role: "Roles",
  invitation: "Invitations",
  session: "Sessions",
  token: "API tokens",
  transfer: "Imports and exports",
  publication: "The publication",
};

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
const startOf = (day: string, timezone: string) => fromWallClock(`${day}T00:00`, timezone);

/** The same as the server is asked. */
export function filtersOf({ from, to, ...chosen }: ChosenFilters, timezone: string): AuditFilters {
  return {
    ...chosen,
    ...(from ? { from: startOf(from, timezone) } : {}),
    ...(to ? { before: startOf(dayAfter(to), timezone) } : {}),
  };
}

/** Where the chosen part of the log is to be had as a file. */
export function exportAddress(filters: AuditFilters): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return `/api/studio/audit?${new URLSearchParams(given as [string, string][])}`;
}
