import { searchParameters } from "../../features/site/caching.ts";

/** What a request asks for, as the cache knows it. */
export interface Asked {
  /** Names the answer: scheme, host and the address below. */
  key: string;
  /** The address without what does not matter: what is rendered. */
  target: string;
  /** The query as it came, with its `?`; redirects take it along. */
  search: string;
  /** There is a query that matters: whoever asks can think of any number of those. */
  varied: boolean;
}

/** Lists of the site have pages; whatever else stands in a query of theirs changes nothing. */
const siteParameters = new Set(["page"]);

/** What the reads of the REST API take; with words to search for, or a view for the staff, an answer is not kept. */
export const restParameters: ReadonlySet<string> = new Set([
  "author",
  "cursor",
  "include",
  "limit",
  "publishedAfter",
  "publishedBefore",
  "tag",
]);
export const unkeptRestParameters: ReadonlySet<string> = new Set(["q", "status", "view"]);

/** Longer addresses are answered, but not kept. */
const longestTarget = 1_000;

export type IsForOthers = (firstPart: string) => boolean;

/**
 * What is asked for, or null for what is never kept: the studio, files, the API beyond its public reads. Tracking parameters
 * (`utm_source`, `fbclid` ...) and everything else that no page looks at are left out, and the rest is sorted, so that they share an entry.
 */
export function askedFor(
  scheme: "http" | "https",
  host: string,
  url: string,
  isForOthers: IsForOthers,
): Asked | null {
  const mark = url.indexOf("?");
  const path = onePath(mark === -1 ? url : url.slice(0, mark));
  const search = mark === -1 ? "" : url.slice(mark);
  if (path === null || path.length > longestTarget) return null;
  const parameters = parametersOf(path, isForOthers);
  if (parameters === null) return null;
  const kept = search.length > 1 ? keptQuery(search, parameters) : "";
  if (kept === null || path.length + kept.length > longestTarget) return null;
  const target = path + kept;
  return { key: `${scheme}://${host}${target}`, target, search, varied: kept !== "" };
}

/**
 * A path in the one way of writing it: a letter can be escaped or not, in capitals or not, composed or not, and whoever asks for a page in all
 * those ways would have it kept as often. Null for what cannot be read.
 */
function onePath(path: string): string | null {
  if (!path.includes("%")) return path;
  try {
    const parts = path.split("/").map((part) => decodeURIComponent(part).normalize("NFC"));
    return parts.map(encodeURIComponent).join("/");
  } catch {
    return null;
  }
}

interface Parameters {
  kept: ReadonlySet<string>;
  /** With one of these an answer is not kept. */
  unkept: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
const ofSite: Parameters = { kept: siteParameters, unkept: none };
const ofSearch: Parameters = { kept: new Set(searchParameters), unkept: none };
const ofRest: Parameters = { kept: restParameters, unkept: unkeptRestParameters };

/** Files, and previews for whoever holds their secret. */
const unkeptParts: ReadonlySet<string> = new Set(["media", "preview"]);

function parametersOf(path: string, isForOthers: IsForOthers): Parameters | null {
  if (path.startsWith("/api/v1/")) return ofRest;
  if (path === "/api/openapi.json") return ofSite;
  if (path === "/search" || path === "/search.json") return ofSearch;
  const end = path.indexOf("/", 1);
  const first = path.slice(1, end === -1 ? undefined : end);
  return unkeptParts.has(first) || isForOthers(first) ? null : ofSite;
}

/** The part of a query that matters, sorted, or null when it must not be kept. */
function keptQuery(search: string, { kept, unkept }: Parameters): string | null {
  const found: [string, string][] = [];
  for (const [name, value] of new URLSearchParams(search)) {
    if (unkept.has(name)) return null;
    if (kept.has(name)) found.push([name, value]);
  }
  if (found.length === 0) return "";
  found.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  return `?${new URLSearchParams(found)}`;
}
