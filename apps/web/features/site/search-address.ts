import { AppError } from "@broadsheet/contract/errors";

/** What narrows a search down, as its address says it. */
export interface SearchFilters {
  /** Slugs. */
  tag?: string | undefined;
  author?: string | undefined;
  year?: number | undefined;
}

/** The filters of an address. Throws BAD_REQUEST for a year that is none. */
export function filtersOf(query: URLSearchParams): SearchFilters {
  const slug = (name: string) =>
    query.get(name)?.slice(0, 200).toWellFormed().replaceAll("\u0000", "") || undefined;
  const year = query.get("year") || undefined;
  if (year !== undefined && !/^[1-9]\d{3}$/.test(year)) throw new AppError("BAD_REQUEST");
  return { tag: slug("tag"), author: slug("author"), year: year === undefined ? undefined : Number(year) };
}

/** The filters as parameters, in the one order they are always written in. */
export function parametersOf({ tag, author, year }: SearchFilters): Record<string, string> {
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(author === undefined ? {} : { author }),
    ...(year === undefined ? {} : { year: String(year) }),
  };
}

/** Address of a search's first page. */
export function searchAddress(q: string, filters: SearchFilters): string {
  return `/search?${new URLSearchParams({ q, ...parametersOf(filters) })}`;
}
