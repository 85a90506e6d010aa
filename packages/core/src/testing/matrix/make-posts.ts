import type { PostKind, PostStatus } from "@broadsheet/contract/posts";
import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { postRevisions, posts, postWorkingCopies } from "@broadsheet/db/schema";
import { factoryTime, makePost } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { and, eq } from "drizzle-orm";
import { type Cell, foreignMark } from "./world.ts";

type State = Exclude<PostStatus, "published"> | "live" | "changed" | "leaving" | "deleted";

export const later = "2027-01-01T00:00:00.000Z";
const document = { type: "doc" as const, content: [{ type: "paragraph" }] };
const titleOf = ({ relation, n }: Cell) => (relation === "foreign" ? foreignMark : `Title ${n}`);

/** A post, where and by whom the cell says, ready for a step. */
export async function makeIn(
  cell: Cell,
  kind: PostKind,
  state: State,
): Promise<{ id: string; version: number }> {
  const { publicationId, authorId, n } = cell;
  const { db } = cell.world.app.services;
  const common = { kind, title: titleOf(cell), slug: `slug-${n}`, authorIds: [authorId] };
  const row = (id: string) => and(eq(posts.publicationId, publicationId), eq(posts.id, id));
  if (state === "live") return { id: (await makeLivePost(db, publicationId, common)).id, version: 1 };
  if (state === "leaving") {
    const { id } = await makeLivePost(db, publicationId, common);
    await inPublication(db, publicationId, (tx) =>
      tx.update(posts).set({ unpublishAt: later }).where(row(id)),
    );
    return { id, version: 1 };
  }
  if (state === "changed") {
    const { id } = await makeLivePost(db, publicationId, common);
    await inPublication(db, publicationId, (tx) =>
      tx
        .update(postWorkingCopies)
        .set({ version: 2, title: `${titleOf(cell)}!` })
        .where(eq(postWorkingCopies.postId, id)),
    );
    return { id, version: 2 };
  }
  if (state === "deleted") {
    const { id } = await makePost(db, publicationId, common);
    await inPublication(db, publicationId, (tx) =>
      tx.update(posts).set({ deletedAt: factoryTime }).where(row(id)),
    );
    return { id, version: 1 };
  }
  const scheduled = state === "scheduled" ? { scheduledAt: later } : {};
  const { id } = await makePost(db, publicationId, { ...common, status: state, ...scheduled });
  return { id, version: 1 };
}

/** The input of a step: a post in the right state, its version, and whatever else the step takes. */
export const post =
  (state: State, extra: object = {}, kind: PostKind = "post") =>
  async (cell: Cell) => ({ ...(await makeIn(cell, kind, state)), ...extra });
export const page = (state: State, extra: object = {}) => post(state, extra, "page");

/** A post by the slug in its address. */
export const slug = (kind: PostKind) => async (cell: Cell) => {
  await makeIn(cell, kind, "live");
  // The same slug leads to nothing here when the post is elsewhere.
  return { slug: `slug-${cell.n}` };
};

export const schedule = (kind: PostKind) => post("draft", { at: later }, kind);
export const byline = (kind: PostKind) => async (cell: Cell) => ({
  ...(await makeIn(cell, kind, "draft")),
  authorIds: [cell.world.strangerId],
});
/** Tokens have no byline of their own to stand on. */
export const newPost = async ({ person, world }: Cell) => ({
  title: "New",
  ...(person ? {} : { authorIds: [world.strangerId] }),
});

/** A post with a kept revision; `named` says how the input calls the two. */
export const revision =
  (named: "id" | "postId", extra: object = {}) =>
  async (cell: Cell) => {
    const { publicationId } = cell;
    const { id: postId, version } = await makeIn(cell, "post", "draft");
    const id = newId();
    await inPublication(cell.world.app.services.db, publicationId, (tx) =>
      tx.insert(postRevisions).values({
        publicationId,
        postId,
        id,
        number: 1,
        reason: "manual",
        title: titleOf(cell),
        document,
        settings: {
          excerpt: "",
          cover: null,
          tagIds: [],
          metaTitle: "",
          metaDescription: "",
          canonicalUrl: null,
          noindex: false,
          featured: false,
          language: null,
          translationOf: null,
          frontMatter: {},
        },
        createdAt: factoryTime,
      }),
    );
    return named === "id" ? { id: postId, version, revisionId: id } : { postId, revisionId: id, ...extra };
  };

export const monthLater = "2026-04-01T00:00:00.000Z";
/** A post's kept revision against its working copy. */
export const compared = async (cell: Cell) => {
  const { postId, revisionId } = (await revision("postId")(cell)) as { postId: string; revisionId: string };
  return { postId, from: revisionId, to: "working" };
};
