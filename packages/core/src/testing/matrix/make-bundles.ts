import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { bundleItems, bundles, posts, previewLinks } from "@broadsheet/db/schema";
import { factoryTime } from "@broadsheet/testing/factories";
import { and, eq } from "drizzle-orm";
import { later, makeIn } from "./make-posts.ts";
import { type Cell, foreignMark } from "./world.ts";

/** A bundle of one draft that the cell says whose it is; scheduled with its bundle where that is asked for. */
export const bundle =
  (extra: object = {}, status: "open" | "scheduled" = "open") =>
  async (cell: Cell) => {
    const { publicationId } = cell;
    const { id: postId } = await makeIn(cell, "post", "draft");
    const id = newId();
    await inPublication(cell.world.app.services.db, publicationId, async (tx) => {
      const at = status === "scheduled" ? { scheduledAt: later } : {};
      await tx.insert(bundles).values({
        ...{ publicationId, id, status, ...at },
        name: cell.relation === "foreign" ? foreignMark : `Bundle ${cell.n}`,
        createdAt: factoryTime,
        updatedAt: factoryTime,
      });
      await tx
        .insert(bundleItems)
        .values({ publicationId, bundleId: id, postId, action: "publish", position: 0 });
      if (status === "scheduled")
        await tx
          .update(posts)
          .set({ status, ...at })
          .where(and(eq(posts.publicationId, publicationId), eq(posts.id, postId)));
    });
    return { id, ...extra };
  };

/** A new bundle of a draft that the cell says whose it is. */
export const newBundle = async (cell: Cell) => ({
  name: `Bundle ${cell.n}`,
  items: [{ postId: (await makeIn(cell, "post", "draft")).id, action: "publish" }],
});

/** A draft with a preview link, as the input of what is done with it. */
export const previewed = (step: "list" | "create" | "revoke") => async (cell: Cell) => {
  const { publicationId } = cell;
  const { id: postId } = await makeIn(cell, "post", "draft");
  if (step !== "revoke") return { postId };
  const id = newId();
  await inPublication(cell.world.app.services.db, publicationId, (tx) =>
    tx.insert(previewLinks).values({
      ...{ publicationId, id, postId },
      tokenHash: `hash-${cell.n}`,
      createdAt: factoryTime,
      expiresAt: later,
    }),
  );
  return { id };
};
