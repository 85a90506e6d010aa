/** Shared caches keep an answer for a minute and may show it ten more while they fetch the next; browsers always ask. */
const shared = "public, max-age=0, s-maxage=60, stale-while-revalidate=600";

/** Headers of an answer that is the same for every anonymous reader; `tags` name what purges it. */
export function publicHeaders(tags: readonly string[]): Record<string, string> {
  return { "cache-control": shared, "cache-tag": tags.join(","), vary: "Accept-Encoding" };
}

/** Headers of an answer nobody keeps: errors, and pages that depend on what was typed. */
export const privateHeaders: Readonly<Record<string, string>> = { "cache-control": "private, no-store" };

/** A redirect may be remembered for an hour by everybody: a post can be renamed again. */
export const redirectHeaders: Readonly<Record<string, string>> = {
  "cache-control": "public, max-age=3600",
};
