/** Where to go after signing in: a path of this site, whatever the address bar says. */
export function nextPath(wanted: string | string[] | undefined): string {
  const path = Array.isArray(wanted) ? wanted[0] : wanted;
  if (!path || !/^\/(?![/\\])/.test(path)) return "/studio";
  // A URL parser drops tabs and line breaks, so that "/\t/evil.example" would become "//evil.example".
  return /[\\\p{Cc}]/u.test(path) ? "/studio" : path;
}
