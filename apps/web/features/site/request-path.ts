/** The path of a request, decoded and in Unicode's composed form, as slugs are stored; null when it is no valid UTF-8. */
export function pathOf(url: URL): string | null {
  try {
    const path = decodeURIComponent(url.pathname).normalize("NFC");
    return path.includes("\u0000") ? null : path;
  } catch {
    return null;
  }
}

/** Without slashes at its end or doubled ones; two at the beginning would name another host. */
export function tidyPath(path: string): string {
  return path.replaceAll(/\/{2,}/g, "/").replace(/(?<=.)\/$/, "");
}

/** A decoded path as it stands in a header or link. */
export function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** `?page=`: 1 without it, null for anything that is no page number of ours. Page 1 has one address, the one without `?page`. */
export function pageNumber(query: URLSearchParams): number | null {
  const given = query.getAll("page");
  if (given.length === 0) return 1;
  const [value = ""] = given;
  return given.length === 1 && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : null;
}
