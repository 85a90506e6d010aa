import { createHash } from "node:crypto";
import type { Tx } from "@broadsheet/db/connection";
import { type RenderedMail, renderTemplate } from "@broadsheet/mail/templates";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { findLiveTitle } from "../posts/live-title.reads.ts";
import { livePath } from "../posts/post.reads.ts";
import { listPostReaders, type PostReader } from "../posts/post-people.reads.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { sentenceOf } from "./news-words.policy.ts";
import { listMailDue, type NewsRow, readNews } from "./notification.reads.ts";
import { clearMailDue } from "./notification.writes.ts";

/** More than this nobody reads in a mail. */
const shown = 20;

interface Due {
  userId: string;
  mail: "immediately" | "daily";
  /** Only what came about until then. */
  before: string | null;
}

/**
 * Sends somebody what waits for a mail, as one. Left out is what they have read in the studio meanwhile and what they may no longer see.
 * A repetition after a crash has the same contents and so the same Message-ID.
 */
export async function mailNotifications(ctx: ActorContext, due: Due): Promise<void> {
  const { userId } = due;
  const publicationId = ctx.publication.id;
  const { ids, news, reader, livePaths } = await transact(ctx, (tx) => collect(tx, ctx, due));
  if (reader && news.length > 0) {
    const key = createHash("sha256")
      .update(news.map((one) => one.id).join())
      .digest("hex");
    await ctx.mailer.send({
      ...(await render(ctx, news, livePaths, due.mail === "daily")),
      to: { address: reader.email, name: reader.name },
      idempotencyKey: `notifications:${userId}:${key}`,
    });
  }
  await transact(ctx, (tx) => clearMailDue(tx, publicationId, userId, ids));
}

async function collect(tx: Tx, ctx: ActorContext, { userId, mail, before }: Due) {
  const publicationId = ctx.publication.id;
  const ids = await listMailDue(tx, publicationId, userId, mail, before ?? nowOf(ctx));
  const rows = await readNews(tx, publicationId, userId, ids);
  const readers = new Map<string, PostReader | undefined>();
  const livePaths = new Map<string, string>();
  const news: NewsRow[] = [];
  for (const id of ids) {
    const row = rows.get(id);
    if (!row || row.readAt !== null) continue;
    const { postId } = row;
    if (!readers.has(postId)) {
      const all = await listPostReaders(tx, publicationId, postId);
      readers.set(
        postId,
        all.find((one) => one.userId === userId),
      );
    }
    if (!readers.get(postId)) continue;
    if (row.kind === "published") {
      const live = await findLiveTitle(tx, publicationId, postId);
      // It was taken off the site again before the mail went out.
      if (!live?.slug) continue;
      livePaths.set(postId, livePath(live.kind, live.slug));
      row.postTitle = live.title ?? row.postTitle;
    }
    news.push(row);
  }
  return { ids, news, livePaths, reader: [...readers.values()].find((one) => one !== undefined) };
}

function render(
  ctx: ActorContext,
  news: readonly NewsRow[],
  livePaths: ReadonlyMap<string, string>,
  daily: boolean,
): Promise<RenderedMail> {
  const about = mailPublication(ctx.publication);
  const site = ctx.publication.url;
  const preferencesUrl = `${site}/studio/account/notifications`;
  const urlOf = (row: NewsRow) =>
    site + ((row.kind === "published" && livePaths.get(row.postId)) || row.path);
  const [first] = news;
  if (news.length === 1 && first) {
    const { kind, postTitle, excerpt, decision, reasons } = first;
    const actor = first.actorName ?? ctx.publication.name;
    const common = { postTitle, url: urlOf(first), preferencesUrl };
    if (kind === "review_requested")
      return renderTemplate("review-requested", about, {
        ...common,
        authorName: actor,
        note: excerpt || undefined,
      });
    if (kind === "review_decided" && decision === "approved")
      return renderTemplate("approved", about, { ...common, reviewerName: actor });
    if (kind === "review_decided")
      return renderTemplate("changes-requested", about, { ...common, reviewerName: actor, comment: excerpt });
    if (kind === "published") return renderTemplate("post-published", about, common);
    if (kind === "held") return renderTemplate("post-held", about, { ...common, reasons });
  }
  return renderTemplate("notifications", about, {
    news: news.slice(0, shown).map((row) => ({
      sentence: sentenceOf(row),
      quote: row.reasons.join("\n") || row.excerpt || undefined,
      url: urlOf(row),
    })),
    more: Math.max(0, news.length - shown),
    daily,
    url: `${site}/studio/notifications`,
    preferencesUrl,
  });
}
