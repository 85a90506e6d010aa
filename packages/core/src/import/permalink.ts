import type { SourceName } from "./source-name.ts";

export interface PermalinkFacts {
  name: SourceName;
  /** ISO 8601, or null where the post has no date. */
  date: string | null;
  slug: string;
  categories: readonly string[];
}

const styles: Record<string, string> = {
  date: "/:categories/:year/:month/:day/:title.html",
  pretty: "/:categories/:year/:month/:day/:title/",
  none: "/:categories/:title.html",
};

/**
 * The path a post had by a pattern of Jekyll or Hugo: `/blog/:path/`, `/:year/:month/:title.html`, or the name of one of Jekyll's styles. Null
 * when the pattern asks for a date that the post does not have, or for something else that is not known here.
 */
export function expandPermalink(pattern: string, facts: PermalinkFacts): string | null {
  const { name, date, slug, categories } = facts;
  const [year, month, day] = (name.date ?? date ?? "").slice(0, 10).split("-");
  const values: Record<string, string | undefined> = {
    year: year || undefined,
    month,
    day,
    i_month: month?.replace(/^0/, ""),
    i_day: day?.replace(/^0/, ""),
    short_year: year?.slice(2) || undefined,
    title: name.stem,
    filename: name.stem,
    contentbasename: name.stem,
    slug,
    categories: categories.map((category) => category.toLowerCase().replaceAll(" ", "-")).join("/"),
    section: name.folder.split("/")[0],
    sections: name.folder,
    path: [name.folder, name.stem].filter(Boolean).join("/"),
    basename: name.stem,
    output_ext: ".html",
  };
  let complete = true;
  const path = (styles[pattern] ?? pattern).replaceAll(/:([a-z_]+)/g, (_, token: string) => {
    const value = values[token];
    if (value === undefined) complete = false;
    return value ?? "";
  });
  return complete ? oldPath(path) : null;
}

/** Longest path that a redirect can start from. */
const maxPath = 1024;

/** A path as redirects hold it: decoded, one slash at a time, none at the end. Null when no page can have stood there. */
export function oldPath(address: string): string | null {
  let path = address
    .trim()
    .replace(/^https?:\/\/[^/]+/i, "")
    .replace(/[?#].*$/s, "");
  try {
    path = decodeURIComponent(path);
  } catch {
    return null;
  }
  path = `/${path}`
    .normalize("NFC")
    .replaceAll(/\/{2,}/g, "/")
    .replace(/\/index\.html?$/i, "")
    .replace(/\/$/, "");
  return path !== "" && path.length <= maxPath && !/[\s?#\\\p{Cc}]/u.test(path) ? path : null;
}
