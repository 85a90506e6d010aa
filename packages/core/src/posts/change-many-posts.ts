import { AppError } from "@broadsheet/contract/errors";
import type { BulkAction, BulkResult, BulkStep } from "@broadsheet/contract/post-lists";
import type { PostDetail } from "@broadsheet/contract/posts";
import { foldPost } from "../collab/fold-post.ts";
import { type ActorContext, look } from "../kernel/context.ts";
import { assignAuthors } from "./assign-authors.ts";
import { requirePostDetail } from "./post.reads.ts";
import { publishPost } from "./publish-post.ts";
import { deletePost, undeletePost, unpublishPost } from "./retire-post.ts";
import { savePost } from "./save-post.ts";

/** Of somebody who types in the post while a tag is put on it. */
const attempts = 4;

/**
 * Takes one step on each of many posts, in their order, each in a transaction of its own through the verb it would be taken by alone: what
 * is refused for one stops none of the others, and is told beside it.
 */
export async function changeManyPosts(ctx: ActorContext, steps: readonly BulkStep[]): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const step of steps) results.push(await changeOne(ctx, step));
  return results;
}

async function changeOne(ctx: ActorContext, step: BulkStep): Promise<BulkResult> {
  const { id } = step;
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { id, reason: null, ...(await take(ctx, step)) };
      } catch (error) {
        const typedMeanwhile =
          error instanceof AppError && error.code === "CONFLICT" && isOfTags(step.action);
        if (!typedMeanwhile || attempt === attempts) throw error;
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { id, outcome: "refused", reason: error.message, undo: null };
  }
}

const isOfTags = (action: BulkAction) => action.do === "add_tag" || action.do === "remove_tag";

type Taken = Pick<BulkResult, "outcome" | "undo">;
const unchanged: Taken = { outcome: "unchanged", undo: null };

async function take(ctx: ActorContext, { id, version, action }: BulkStep): Promise<Taken> {
  await foldPost(ctx, id);
  const before = await look(ctx, (tx) => requirePostDetail(tx, ctx, id));
  const done = (undo: BulkAction | null, at?: number): Taken => ({
    outcome: "done",
    undo: undo && { id, ...(at === undefined ? {} : { version: at }), action: undo },
  });
  switch (action.do) {
    case "publish": {
      if (before.status === "published" && !before.hasChanges) return unchanged;
      await publishPost(ctx, { id, version: version ?? before.version });
      // What readers had before cannot be given back by a step.
      return done(before.live ? null : { do: "unpublish" });
    }
    case "unpublish": {
      if (!before.live) return unchanged;
      const after = await unpublishPost(ctx, { id });
      return done(before.hasChanges ? null : { do: "publish" }, after.version);
    }
    case "add_tag":
      return changeTags(ctx, before, { ...action, wanted: true });
    case "remove_tag":
      return changeTags(ctx, before, { ...action, wanted: false });
    case "add_author": {
      const former = before.authors.map((author) => author.id);
      if (former.includes(action.authorId)) return unchanged;
      await assignAuthors(ctx, { id, authorIds: [...former, action.authorId] });
      return done(former.length > 0 ? { do: "set_authors", authorIds: former } : null);
    }
    case "set_authors": {
      const former = before.authors.map((author) => author.id);
      await assignAuthors(ctx, { id, authorIds: action.authorIds });
      return done(former.length > 0 ? { do: "set_authors", authorIds: former } : null);
    }
    case "delete":
      if (before.deletedAt) return unchanged;
      await deletePost(ctx, { id });
      // Out of the bin it is a draft; what readers had comes back by publishing alone.
      return done({ do: "undelete" });
    case "undelete":
      if (!before.deletedAt) return unchanged;
      await undeletePost(ctx, { id });
      return done({ do: "delete" });
  }
}

/** Through `savePost`, so that people who have the post open see it, and what they type stays. */
async function changeTags(
  ctx: ActorContext,
  before: PostDetail,
  { tagId, wanted }: { tagId: string; wanted: boolean },
): Promise<Taken> {
  const { id, version } = before;
  // Ids of tags that are gone are left out: they would be refused.
  const present = before.tags.map((tag) => tag.id);
  if (present.includes(tagId) === wanted) return unchanged;
  const tagIds = wanted ? [...present, tagId] : present.filter((each) => each !== tagId);
  await savePost(ctx, { id, version, settings: { tagIds } });
  return { outcome: "done", undo: { id, action: { do: wanted ? "remove_tag" : "add_tag", tagId } } };
}
