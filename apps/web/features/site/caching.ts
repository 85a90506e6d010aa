import { cdnTagHeaders } from "../../env.ts";

/** Shared caches keep an answer for a minute and may show it ten more while they fetch the next, an hour when there is no next; browsers always ask. */
const shared = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600";
const nothingThere = "public, max-age=0, s-maxage=10";

/** The tags that purge an answer, as each cache that may stand in front wants to be told. */
export function tagHeaders(tags: readonly string[]): Record<string, string> {
  const { fastly, vercel } = cdnTagHeaders();
  const list = tags.join(",");
  return {
    "cache-tag": list,
    ...(fastly ? { "surrogate-key": tags.join(" ") } : {}),
    ...(vercel ? { "vercel-cache-tag": list } : {}),
  };
}

/** Headers of an answer that is the same for every anonymous reader; `tags` name what purges it. */
export function publicHeaders(tags: readonly string[]): Record<string, string> {
  return { "cache-control": shared, ...tagHeaders(tags), vary: "Accept-Encoding" };
}

/** Headers of a 404 that is the same for all: for seconds only, since there is no end of addresses at which nothing is. */
export function nothingThereHeaders(tags: readonly string[]): Record<string, string> {
  return { ...publicHeaders(tags), "cache-control": nothingThere };
}

/** Parameters that a search answer depends on; whatever else an address carries makes no other answer. */
export const searchParameters = ["q", "tag", "author", "year", "page"] as const;

/** The same for caches: https://httpwg.org/http-extensions/draft-ietf-httpbis-no-vary-search.html */
export const searchVariants: Readonly<Record<string, string>> = {
  "no-vary-search": `key-order, params, except=(${searchParameters.map((name) => `"${name}"`).join(" ")})`,
};

/** Headers of an answer nobody keeps: errors, and pages that are one person's. */
export const privateHeaders: Readonly<Record<string, string>> = { "cache-control": "private, no-store" };
