import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { comments, commentThreads, notifications } from "@broadsheet/db/schema";
import { factoryTime } from "@broadsheet/testing/factories";
import { post } from "./make-posts.ts";
import { type Cell, foreignMark } from "./world.ts";

/** A draft, as calls that are about a post but take no version name it. */
export const ofDraft =
  (extra: (cell: Cell) => object = () => ({})) =>
  async (cell: Cell) => {
    const { id: postId } = await post("draft")(cell);
    return { postId, ...extra(cell) };
  };

const textOf = ({ relation, n }: Cell) => (relation === "foreign" ? foreignMark : `Text ${n}`);

/** A draft with a thread in which `by` has said something. */
export const thread =
  (
    extra: object = {},
    { by = "nobody", resolved = false }: { by?: "nobody" | "caller"; resolved?: boolean } = {},
  ) =>
  async (cell: Cell) => {
    const { publicationId, person, world } = cell;
    const { postId } = await ofDraft()(cell);
    const [threadId, commentId] = [newId(), newId()];
    const userId = by === "caller" ? (person?.userId ?? null) : null;
    await inPublication(world.app.services.db, publicationId, async (tx) => {
      await tx.insert(commentThreads).values({
        publicationId,
        postId,
        id: threadId,
        quote: textOf(cell),
        createdAt: factoryTime,
        resolvedAt: resolved ? factoryTime : null,
      });
      await tx.insert(comments).values({
        publicationId,
        postId,
        threadId,
        id: commentId,
        body: textOf(cell),
        userId,
        createdAt: factoryTime,
      });
    });
    return { postId, threadId, commentId, ...extra };
  };

export const newThread = ofDraft(() => ({ threadId: newId(), quote: "Quote", body: "Body" }));

/** Something the caller was told; of somebody else where it is not theirs. */
export const news = async (cell: Cell) => {
  const { publicationId, relation, person, world } = cell;
  const { postId } = await ofDraft()(cell);
  const id = newId();
  const userId = relation === "own" && person ? person.userId : world.owner.userId;
  await inPublication(world.app.services.db, publicationId, (tx) =>
    tx.insert(notifications).values({
      publicationId,
      userId,
      id,
      kind: "published",
      postId,
      event: `published:${postId}`,
      createdAt: factoryTime,
    }),
  );
  return { id };
};
