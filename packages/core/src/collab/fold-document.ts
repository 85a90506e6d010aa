import { isDeepStrictEqual } from "node:util";
import { validSettings } from "@broadsheet/contract/collab";
import type { Tx } from "@broadsheet/db/connection";
import { readContent } from "@broadsheet/document/collab/read-content";
import * as Y from "yjs";
import type { ActorContext } from "../kernel/context.ts";
import { isStorable } from "../kernel/storable.ts";
import { keepAutomatically } from "../posts/keep-automatically.ts";
import type { LockedPost } from "../posts/lock-post.writes.ts";
import { existingTags, updateWorkflow, updateWorkingCopyRow } from "../posts/post.writes.ts";
import { isReviewOnly } from "../posts/review-only.ts";
import { compact, markFolded, readDocumentRow, readLastWriter } from "./document.writes.ts";
import { loadDocument } from "./load-document.ts";

/** How many updates may wait before they become part of the state. */
const compactAfter = 100;

/**
 * Brings the row of a locked post's working copy up to what was written together. Answers the post as it then is when that changed it, else
 * null: what nobody would notice (something typed and taken back) leaves the version.
 */
export async function foldLocked(tx: Tx, ctx: ActorContext, post: LockedPost): Promise<LockedPost | null> {
  const publicationId = ctx.publication.id;
  const row = await readDocumentRow(tx, publicationId, post.id);
  if (!row || row.foldedSeq === row.headSeq) return null;
  const { doc } = await loadDocument(tx, row);
  const working = { ...post.working, ...(await storable(tx, publicationId, post, readContent(doc))) };
  const writer = await readLastWriter(tx, publicationId, post.id, row.foldedSeq);
  await markFolded(tx, row);
  if (row.headSeq - row.stateSeq >= compactAfter) await compact(tx, row, Y.encodeStateAsUpdate(doc));
  if (!writer || isDeepStrictEqual(working, post.working)) return null;
  await keepAutomatically(tx, ctx, post);
  const { title, document, settings } = working;
  const version = working.version + 1;
  const { at: updatedAt, userId: updatedBy } = writer;
  await updateWorkingCopyRow(tx, publicationId, post.id, {
    title,
    document,
    settings,
    version,
    updatedAt,
    updatedBy,
  });
  // A comment or a suggestion changes nothing that readers have.
  const keepsLive = post.liveVersion === post.working.version && isReviewOnly(post.working, working);
  const liveVersion = keepsLive ? version : post.liveVersion;
  const { status, scheduledAt } = post;
  if (keepsLive)
    await updateWorkflow(tx, publicationId, post.id, { status, scheduledAt, liveVersion: version });
  return {
    ...post,
    liveVersion,
    working: { ...working, version },
    workingUpdatedAt: updatedAt,
    workingUpdatedBy: updatedBy,
  };
}

/** What was written, as it may be stored. */
async function storable(
  tx: Tx,
  publicationId: string,
  { status, working }: LockedPost,
  { title, document, settings: written }: ReturnType<typeof readContent>,
): Promise<Pick<LockedPost["working"], "title" | "document" | "settings">> {
  // One value that no column can hold would keep the post from every verb, and nobody could take it out.
  const kept = Object.fromEntries(Object.entries(written).filter((entry) => isStorable(entry)));
  const settings = validSettings(kept, working.settings);
  return {
    // A scheduled post keeps its title: at its minute nobody would be there to give it another.
    title: title === "" && status === "scheduled" ? working.title : title,
    document,
    settings: { ...settings, tagIds: await existingTags(tx, publicationId, settings.tagIds) },
  };
}
