import type { PostKind } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { redirects } from "@broadsheet/db/schema";
import { and, eq, inArray, sql } from "drizzle-orm";
import { liveIn, postPath, type SiteScope } from "./scope.ts";

export interface Moved {
  /** A path on the site (percent-encoded) or an absolute address. */
  to: string;
  permanent: boolean;
}

/** Longest chain of redirects made by hand that is followed. */
const longestChain = 10;

/** Where an address leads that nothing lives at any more; null when nowhere. However long the chain, the answer is its end. */
export async function readMoved(tx: Tx, scope: SiteScope, path: string): Promise<Moved | null> {
  let found: Moved | null = null;
  let permanent = true;
  const seen = new Set<string>();
  for (let current = path; !seen.has(current) && seen.size < longestChain; ) {
    seen.add(current);
    const next: Moved | null =
      (await redirectFrom(tx, scope, current)) ?? (await renamedFrom(tx, scope, current));
    if (!next) return found;
    found = { to: next.to, permanent: next.permanent && permanent };
    permanent = found.permanent;
    if (!next.to.startsWith("/")) return found;
    current = decoded(next.to.replace(/[?#].*$/, ""));
  }
  // A circle leads nowhere.
  return null;
}

async function redirectFrom(tx: Tx, scope: SiteScope, path: string): Promise<Moved | null> {
  const exact = spellings(path);
  const wild = wildcards(path);
  const rows = await tx
    .select({ fromPath: redirects.fromPath, to: redirects.to, permanent: redirects.permanent })
    .from(redirects)
    .where(
      and(
        eq(redirects.publicationId, scope.publicationId),
        inArray(redirects.fromPath, [...exact, ...wild.keys()]),
      ),
    );
  const found =
    rows.find(({ fromPath }) => !wild.has(fromPath)) ??
    rows.toSorted((a, b) => b.fromPath.length - a.fromPath.length)[0];
  if (!found) return null;
  const { fromPath, to, permanent } = found;
  return { to: to.replaceAll(":splat", wild.get(fromPath) ?? ":splat"), permanent };
}

/** Parts of an address that are looked at; nothing of ours has as many. */
const mostParts = 20;

/** The redirects with a `*` that could speak of a path, each with what the star would stand for, percent-encoded. */
function wildcards(path: string): Map<string, string> {
  const parts = path.split("/").filter(Boolean).slice(0, mostParts);
  const found = new Map<string, string>();
  for (let kept = 0; kept <= parts.length; kept++) {
    const start = parts.slice(0, kept);
    const rest = path.split("/").filter(Boolean).slice(kept);
    const pattern = kept === 0 ? "/*" : `/${start.join("/")}/*`;
    found.set(pattern, rest.map(encodeURIComponent).join("/"));
  }
  return found;
}

/** Redirects may have been written with a slash at the end, or percent-encoded; the reader's address arrives without either. */
const spellings = (path: string) => [path, `${path}/`, encodeURI(path), `${encodeURI(path)}/`];

async function renamedFrom(tx: Tx, scope: SiteScope, path: string): Promise<Moved | null> {
  const [, prefix, slug] = /^(\/posts)?\/([^/]+)$/.exec(path) ?? [];
  if (!slug) return null;
  const kind: PostKind = prefix ? "post" : "page";
  const [row] = await tx
    .select({ slug: sql<string>`posts.slug` })
    .from(
      sql`slug_history old join posts on posts.publication_id = old.publication_id and posts.id = old.post_id`,
    )
    .where(
      sql`old.publication_id = ${scope.publicationId} and old.kind = ${kind} and old.slug = ${slug} and ${liveIn(scope, kind)}`,
    )
    .limit(1);
  return row && row.slug !== slug ? { to: postPath(kind, row.slug), permanent: true } : null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
