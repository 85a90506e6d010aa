import { isSitePath } from "@broadsheet/contract/site-path";

/** Where to go after signing in: a path of this site, whatever the address bar says. */
export function nextPath(wanted: string | string[] | null | undefined): string {
  const path = Array.isArray(wanted) ? wanted[0] : wanted;
  return path && isSitePath(path) ? path : "/studio";
}
