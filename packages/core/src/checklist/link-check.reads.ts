import { createHash } from "node:crypto";
import type { Tx } from "@broadsheet/db/connection";
import { authors, linkChecks, posts, redirects, slugHistory, tags } from "@broadsheet/db/schema";
import { and, eq, inArray, or } from "drizzle-orm";

export type LinkCheck = typeof linkChecks.$inferSelect;

export const hashOf = (url: string): string => createHash("sha256").update(url).digest("hex");

/** What was found at these addresses, by address. */
export async function readLinkChecks(
  tx: Tx,
  publicationId: string,
  urls: readonly string[],
): Promise<Map<string, LinkCheck>> {
  if (urls.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(linkChecks)
    .where(and(eq(linkChecks.publicationId, publicationId), inArray(linkChecks.urlHash, urls.map(hashOf))));
  return new Map(rows.map((row) => [row.url, row]));
}

const decoded = (path: string) => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Of these paths of the publication's own site, those that lead to a post, page, tag or author that is not there. */
export async function findMissingPaths(
  tx: Tx,
  publicationId: string,
  paths: readonly string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const path of paths) if (!(await leadsSomewhere(tx, publicationId, decoded(path)))) missing.push(path);
  return missing;
}

async function leadsSomewhere(tx: Tx, publicationId: string, path: string): Promise<boolean> {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, "") : path;
  const [, first = "", second = "", third] = trimmed.split("/");
  if (first === "" || ownNames.has(first.replace(/\..*$/, "")) || third !== undefined) return true;
  if (first === "tags") return second === "" || exists(named(tx, tags, publicationId, second));
  if (first === "authors") return second === "" || exists(named(tx, authors, publicationId, second));
  const kind = first === "posts" ? "post" : "page";
  // Addresses of another shape are the operator's, in front of Broadsheet.
  if ((kind === "page") !== (second === "")) return true;
  const slug = kind === "post" ? second : first;
  const live = tx
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.publicationId, publicationId),
        eq(posts.kind, kind),
        eq(posts.slug, slug),
        eq(posts.live, true),
      ),
    )
    .limit(1);
  const moved = tx
    .select({ id: slugHistory.postId })
    .from(slugHistory)
    .where(
      and(
        eq(slugHistory.publicationId, publicationId),
        eq(slugHistory.kind, kind),
        eq(slugHistory.slug, slug),
      ),
    )
    .limit(1);
  const redirected = tx
    .select({ id: redirects.id })
    .from(redirects)
    .where(
      and(
        eq(redirects.publicationId, publicationId),
        or(eq(redirects.fromPath, trimmed), eq(redirects.fromPath, `${trimmed}/`)),
      ),
    )
    .limit(1);
  return (await exists(live)) || (await exists(moved)) || (await exists(redirected));
}

const named = (tx: Tx, table: typeof tags | typeof authors, publicationId: string, slug: string) =>
  tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.publicationId, publicationId), eq(table.slug, slug)))
    .limit(1);

/** First parts of addresses at which no page stands. */
const ownNames: ReadonlySet<string> = new Set([
  "api",
  "archive",
  "assets",
  "atom",
  "developers",
  "feed",
  "healthz",
  "media",
  "manifest",
  "metrics",
  "readyz",
  "robots",
  "search",
  "sitemap",
  "sitemaps",
  "studio",
]);

const exists = async (query: PromiseLike<unknown[]>) => (await query).length > 0;
