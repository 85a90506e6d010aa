import type { PostDocument } from "@broadsheet/document/types";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { findWorkingDocument } from "../posts/working-document.reads.ts";
import { readLinkChecks } from "./link-check.reads.ts";
import { deleteLinkChecksBefore, storeLinkChecks } from "./link-check.writes.ts";
import { isFresh } from "./link-freshness.ts";
import { linksOf } from "./links-of.ts";
import type { ProbeLink } from "./probe-link.ts";

const atATime = 6;
const keptMs = 30 * 24 * 60 * 60_000;

/** Looks at the addresses elsewhere that a post leads to, those of which nothing fresh is known, and keeps what it finds. */
export async function checkLinks(
  ctx: ActorContext,
  postId: string,
  probe: ProbeLink,
  signal: AbortSignal,
): Promise<void> {
  const { publication, clock } = ctx;
  const waiting = await transact(ctx, async (tx) => {
    const document = await findWorkingDocument(tx, publication.id, postId);
    if (!document) return [];
    const { outside } = linksOf(document as PostDocument, publication.url);
    const known = await readLinkChecks(tx, publication.id, outside);
    return outside.filter((url) => !isFresh(known.get(url), clock.now()));
  });
  while (waiting.length > 0) {
    signal.throwIfAborted();
    const urls = waiting.splice(0, atATime);
    const found = await Promise.all(urls.map(async (url) => ({ url, ...(await probe(url, signal)) })));
    const checkedAt = nowOf(ctx);
    await transact(ctx, (tx) =>
      storeLinkChecks(
        tx,
        publication.id,
        found.map((one) => ({ ...one, checkedAt })),
      ),
    );
  }
  const before = new Date(clock.now().getTime() - keptMs).toISOString();
  await transact(ctx, (tx) => deleteLinkChecksBefore(tx, publication.id, before));
}
