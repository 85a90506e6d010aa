/** Shared caches keep an answer for a minute and may show it ten more while they fetch the next; browsers always ask. */
const shared = "public, max-age=0, s-maxage=60, stale-while-revalidate=600";

/** Headers of an answer that is the same for every anonymous reader; `tags` name what purges it. */
export function publicHeaders(tags: readonly string[]): Record<string, string> {
  return { "cache-control": shared, "cache-tag": tags.join(","), vary: "Accept-Encoding" };
}

/** Parameters that a search answer depends on; whatever else an address carries makes no other answer. */
export const searchParameters = ["q", "tag", "author", "year", "page"] as const;

/** The same for caches: https://httpwg.org/http-extensions/draft-ietf-httpbis-no-vary-search.html */
export const searchVariants: Readonly<Record<string, string>> = {
  "no-vary-search": `key-order, params, except=(${searchParameters.map((name) => `"${name}"`).join(" ")})`,
};

/** Headers of an answer nobody keeps: errors, and pages that are one person's. */
export const privateHeaders: Readonly<Record<string, string>> = { "cache-control": "private, no-store" };

/** A redirect may be remembered for an hour by everybody: a post can be renamed again. */
export const redirectHeaders: Readonly<Record<string, string>> = {
  "cache-control": "public, max-age=3600",
};
