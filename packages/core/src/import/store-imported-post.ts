import type { PostSettings, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import type { PostDocument } from "@broadsheet/document/types";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { lockPost } from "../posts/lock-post.ts";
import type { LockedPost } from "../posts/lock-post.writes.ts";
import { insertPost, replaceAuthors, updateWorkflow } from "../posts/post.writes.ts";
import { publishLocked } from "../posts/publish-post.ts";
import { publishScheduledPostJob } from "../posts/publish-scheduled-post.job.ts";
import { insertRevision } from "../posts/revision.writes.ts";
import { updateWorkingCopy } from "../posts/update-working-copy.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { forgetPost } from "../site/forget-post.ts";
import { fileType } from "./import.reads.ts";
import { insertItem, insertRedirects, setLiveUpdatedAt, updateItem } from "./import.writes.ts";
import type { ImportOptions } from "./import-options.ts";
import { postAddress } from "./link-index.ts";
import type { PlannedFile } from "./plan-import.ts";
import { SourceError } from "./source-error.ts";

export interface ImportedContent {
  checksum: string;
  wish: "live" | "draft" | "archived";
  title: string;
  document: PostDocument;
  settings: PostSettings;
  /** ISO 8601; null where the file gives no date. */
  publishedAt: string | null;
  updatedAt: string | null;
}

interface Import {
  options: ImportOptions;
  planned: PlannedFile;
  content: ImportedContent;
  /** Author ids. */
  byline: string[];
}

/**
 * Stores one post with its byline, redirects and the note that it was imported, in one transaction: after a kill it is there whole or not at
 * all. Nobody is told.
 */
export function storeImportedPost(
  ctx: ActorContext,
  input: Import,
): Promise<{ id: string; status: PostStatus; redirects: number }> {
  const { planned, content } = input;
  const publicationId = ctx.publication.id;
  const now = nowOf(ctx);
  return transact(ctx, async (tx) => {
    const renewed = planned.known && (await renew(tx, ctx, input, planned.known.postId));
    const post = renewed ?? (await begin(tx, ctx, input));
    const status = await settleStatus(tx, ctx, post, content);
    const item = {
      publicationId,
      source: input.options.source,
      sourceType: fileType,
      sourceId: planned.file,
    };
    const values = { ...item, localId: post.id, checksum: content.checksum, importedAt: now };
    await (planned.known ? updateItem(tx, values) : insertItem(tx, values));
    const redirects = await leadHere(tx, ctx, planned);
    if (redirects > 0) await purge(tx, ctx, [cacheTags.addresses(publicationId)]);
    await audit(tx, ctx, {
      action: renewed ? "post.reimported" : "post.imported",
      subjectType: "post",
      subjectId: post.id,
      data: { file: planned.file, source: input.options.source },
    });
    return { id: post.id, status, redirects };
  });
}

/** Leads the addresses a post had before to the one it has now. Returns how many were new. */
function leadHere(tx: Tx, ctx: ActorContext, { kind, slug, oldPaths }: PlannedFile): Promise<number> {
  if (slug === null) return Promise.resolve(0);
  const to = postAddress({ kind, slug });
  const from = oldPaths.filter((path) => path !== decodeURIComponent(to));
  return insertRedirects(tx, ctx.publication.id, from, { to, permanent: true, now: nowOf(ctx) });
}

async function begin(tx: Tx, ctx: ActorContext, { planned, content, byline }: Import): Promise<LockedPost> {
  const publicationId = ctx.publication.id;
  const id = newId();
  const now = nowOf(ctx);
  const { title, document, settings, publishedAt } = content;
  const createdAt = publishedAt !== null && publishedAt < now ? publishedAt : now;
  const createdBy = userIdOf(ctx.actor);
  const past = publishedAt !== null && content.wish !== "live" ? { publishedAt } : {};
  await insertPost(
    tx,
    {
      publicationId,
      id,
      kind: planned.kind,
      status: content.wish === "archived" ? "archived" : "draft",
      createdBy,
      createdAt,
      ...past,
    },
    { title, slug: planned.slug, document, settings, updatedAt: now, updatedBy: createdBy },
  );
  await replaceAuthors(tx, publicationId, id, byline);
  return requireLocked(tx, ctx, id);
}

/** Puts the file's present text into the post's working copy; null when the post was destroyed and may come back. */
async function renew(
  tx: Tx,
  ctx: ActorContext,
  { planned, content, byline }: Import,
  postId: string,
): Promise<LockedPost | null> {
  const publicationId = ctx.publication.id;
  const post = await lockPost(tx, ctx, postId);
  if (!post) return null;
  const version = post.working.version + 1;
  const { title, document, settings } = content;
  // What was set in the studio and has no place in the file stays.
  const kept = { ...settings, cover: settings.cover ?? post.working.settings.cover };
  const values = { version, title, slug: planned.slug, document, settings: kept };
  const now = nowOf(ctx);
  await updateWorkingCopy(tx, publicationId, postId, {
    ...values,
    updatedAt: now,
    updatedBy: userIdOf(ctx.actor),
  });
  if (post.live) await forgetPost(tx, ctx, postId);
  await replaceAuthors(tx, publicationId, postId, byline);
  return requireLocked(tx, ctx, postId);
}

/**
 * Publishes, schedules or leaves as a draft, as date and wish of the file say. A post that readers see is not taken from them, and one that
 * was taken from them in the studio does not come back.
 */
async function settleStatus(
  tx: Tx,
  ctx: ActorContext,
  post: LockedPost,
  { wish, publishedAt, updatedAt }: ImportedContent,
): Promise<PostStatus> {
  const publicationId = ctx.publication.id;
  const due = publishedAt === null || publishedAt <= nowOf(ctx);
  const retired = post.liveSlug !== null && !post.live;
  if (wish === "live" && due && !retired) {
    await publishLocked(tx, ctx, post, publishedAt ?? undefined);
    const changed = updatedAt ?? publishedAt;
    if (changed !== null) await setLiveUpdatedAt(tx, publicationId, post.id, changed);
    return "published";
  }
  await insertRevision(tx, ctx, post, "import");
  if (post.status === "scheduled" && wish !== "live") {
    await updateWorkflow(tx, publicationId, post.id, { status: "draft" });
    return "draft";
  }
  if (wish !== "live" || publishedAt === null || post.live || retired) return post.status;
  await updateWorkflow(tx, publicationId, post.id, { status: "scheduled", scheduledAt: publishedAt });
  await ctx.queue.enqueue(
    tx,
    publishScheduledPostJob,
    { publicationId, postId: post.id },
    { startAfter: new Date(publishedAt), singletonKey: post.id },
  );
  return "scheduled";
}

async function requireLocked(tx: Tx, ctx: ActorContext, id: string): Promise<LockedPost> {
  const post = await lockPost(tx, ctx, id);
  if (!post) throw new SourceError("The post vanished while it was imported");
  return post;
}
