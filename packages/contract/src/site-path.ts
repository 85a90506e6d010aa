/** More than any address of the studio has. */
const longest = 2000;

/**
 * Whether following `path` stays on the site it is followed on. A second slash or a backslash leads elsewhere, and a URL parser drops tabs and
 * line breaks, so that "/\t/evil.example" would become "//evil.example".
 */
export function isSitePath(path: string): boolean {
  return path.length <= longest && /^\/(?!\/)/.test(path) && !/[\\\p{Cc}]/u.test(path);
}
