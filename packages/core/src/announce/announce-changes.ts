import { type Context, transact } from "../kernel/context.ts";
import { type ChangedPage, listChangedPages } from "./changed-page.reads.ts";
import { indexNowKey, indexNowKeyPath } from "./index-now-key.ts";
import type { Outside } from "./post-outside.ts";

/** Takes part for all search engines that do: https://www.indexnow.org/documentation */
export const indexNowAddress = "https://api.indexnow.org/indexnow";
const feedFiles = ["feed.xml", "atom.xml", "feed.json"];
/** Feeds one call names. */
const topicsPerCall = 50;

export interface AnnounceOptions {
  outside: Outside;
  /** ISO 8601: changes before it were announced already. */
  since: string;
  signal?: AbortSignal;
  indexNow?: string;
}

/** Tells the publication's WebSub hub and, where it wants that, search engines what changed. Doing so twice does no harm. */
export async function announceChanges(
  ctx: Context,
  { outside, since, signal, indexNow = indexNowAddress }: AnnounceOptions,
): Promise<void> {
  const { settings, url, id } = ctx.publication;
  if (settings.hidden) return;
  const pages = await transact(ctx, (tx) => listChangedPages(tx, id, since));
  if (pages.length === 0) return;
  const told: Promise<void>[] = [];
  if (settings.websubHub !== null) told.push(tellHub(settings.websubHub, url, pages, outside, signal));
  const found = pages.filter(({ noindex }) => !noindex).map(({ path }) => url + path);
  if (settings.indexNow && found.length > 0) {
    const body = JSON.stringify({
      host: new URL(url).host,
      key: indexNowKey(ctx.config, id),
      keyLocation: url + indexNowKeyPath,
      urlList: found,
    });
    told.push(outside.post(indexNow, "application/json; charset=utf-8", body, signal));
  }
  // Each is told whatever the other says.
  const failed = (await Promise.allSettled(told)).flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  if (failed.length === 1) throw failed[0];
  if (failed.length > 1) throw new AggregateError(failed, "Neither the hub nor search engines could be told");
}

async function tellHub(
  hub: string,
  site: string,
  pages: readonly ChangedPage[],
  outside: Outside,
  signal: AbortSignal | undefined,
): Promise<void> {
  const bases = new Set([""]);
  for (const { tagSlugs, authorSlugs } of pages) {
    for (const slug of tagSlugs) bases.add(`/tags/${encodeURIComponent(slug)}`);
    for (const slug of authorSlugs) bases.add(`/authors/${encodeURIComponent(slug)}`);
  }
  const topics = [...bases].flatMap((base) => feedFiles.map((file) => `${site}${base}/${file}`));
  for (let start = 0; start < topics.length; start += topicsPerCall) {
    const form = new URLSearchParams({ "hub.mode": "publish" });
    for (const topic of topics.slice(start, start + topicsPerCall)) form.append("hub.url", topic);
    await outside.post(hub, "application/x-www-form-urlencoded", form.toString(), signal);
  }
}
