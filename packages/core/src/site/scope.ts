import type { PostKind } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { type SQL, sql } from "drizzle-orm";
import { type Context, look, lookOnce, nowOf } from "../kernel/context.ts";

/** Whose posts are read, and at what time: a post whose date has not come is not shown. */
export interface SiteScope {
  publicationId: string;
  /** ISO 8601 in UTC. */
  now: string;
  /** Language tag of the publication, and its time zone as Postgres names it. */
  language: string;
  timezone: string;
}

export function siteScope(ctx: Context): SiteScope {
  const { language, timezone } = ctx.publication.settings;
  return {
    publicationId: ctx.publication.id,
    now: nowOf(ctx),
    language,
    timezone: postgresTimezone(timezone),
  };
}

/** Offsets such as `+05:30` count the other way in Postgres, which reads them as POSIX does. */
export function postgresTimezone(timezone: string): string {
  return timezone.replace(/^[+-](?=\d)/, (sign) => (sign === "+" ? "-" : "+"));
}

/** Stands for a value that each call of a prepared read has of its own. */
export const given = (name: string) => sql.placeholder(name) as unknown as string;

/** A scope whose values come with each call of a prepared read; the language, of which there are few, is part of its text. */
export const givenScope = (language: string): SiteScope => ({
  publicationId: given("publicationId"),
  now: given("now"),
  language,
  timezone: given("timezone"),
});

/** Runs the reads of one page in one transaction. */
export function readSite<T>(ctx: Context, work: (tx: Tx, scope: SiteScope) => Promise<T>): Promise<T> {
  return look(ctx, (tx) => work(tx, siteScope(ctx)));
}

/** The same for a page that is read with one statement. */
export function readSiteOnce<T>(ctx: Context, work: (tx: Tx, scope: SiteScope) => Promise<T>): Promise<T> {
  return lookOnce(ctx, (tx) => work(tx, siteScope(ctx)));
}

/** The one condition for what readers may see, for a table or alias named `posts`. */
export function liveIn(scope: SiteScope, kind?: PostKind): SQL {
  const ofKind = kind ? sql`posts.kind = ${kind}` : sql`posts.kind in ('post', 'page')`;
  return sql`posts.publication_id = ${scope.publicationId} and ${ofKind} and posts.live and posts.published_at <= ${scope.now}`;
}

/** Newest first, as the index `posts_live_by_date` is laid out; the id decides between equal dates. */
export const newestFirst = sql`posts.published_at desc nulls last, posts.id desc nulls last`;

/** Path of a live post or page on the site, percent-encoded. */
export function postPath(kind: PostKind, slug: string): string {
  return kind === "page" ? `/${encodeURIComponent(slug)}` : `/posts/${encodeURIComponent(slug)}`;
}
