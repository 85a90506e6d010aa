import { rendererVersion } from "@broadsheet/document/renderer-version";
import { parseDocument } from "@broadsheet/document/validate";
import { type ActorContext, transact } from "../kernel/context.ts";
import { forgetText } from "../site/forget-post.ts";
import { updateRendered } from "./post.writes.ts";
import { renderPost } from "./render-post.ts";
import { listOutdated } from "./rendered.reads.ts";

/** Documents held in memory at a time. */
const batch = 10;

/**
 * Renders live posts again whose HTML an earlier version of the renderer made. Neither their text nor their dates change, and a post that is
 * published meanwhile keeps what its publication made. Returns how many were rendered.
 */
export async function rerenderPosts(ctx: ActorContext, signal: AbortSignal): Promise<number> {
  let rendered = 0;
  let after: Outdated | null = null;
  do {
    const start: Outdated | null = after;
    const rows: Outdated[] = await transact(ctx, (tx) =>
      listOutdated(tx, ctx.publication.id, { version: rendererVersion, after: start, limit: batch }),
    );
    for (const row of rows) {
      signal.throwIfAborted();
      if (await rerender(ctx, row)) rendered += 1;
    }
    after = rows.length === batch ? (rows.at(-1) ?? null) : null;
  } while (after !== null);
  return rendered;
}

type Outdated = Awaited<ReturnType<typeof listOutdated>>[number];

/** Outside of any lock; stored only where the post is still the one that was read. */
async function rerender(ctx: ActorContext, { id, document, settings, ...state }: Outdated): Promise<boolean> {
  const made = await renderAny(ctx, id, document, settings);
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const stored = await updateRendered(tx, publicationId, { id, ...state }, made);
    if (stored) await forgetText(tx, ctx, id);
    return stored;
  });
}

/** What cannot be rendered any more keeps the HTML it has, and is not tried again until the next version. */
async function renderAny(
  ctx: ActorContext,
  id: string,
  ...[document, settings]: [unknown, Outdated["settings"]]
) {
  try {
    return await transact(ctx, (tx) => renderPost(tx, ctx, parseDocument(document), settings));
  } catch (error) {
    ctx.log.warn({ err: error, postId: id }, "a published post cannot be rendered again");
    return { rendererVersion };
  }
}
