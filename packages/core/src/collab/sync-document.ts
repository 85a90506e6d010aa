import type { SyncDocumentOutput, syncDocumentInput } from "@broadsheet/contract/collab";
import { AppError } from "@broadsheet/contract/errors";
import { schemaVersion } from "@broadsheet/document/collab/schema-version";
import * as Y from "yjs";
import type { z } from "zod";
import { type ActorContext, transact } from "../kernel/context.ts";
import { listPeers } from "./collab.reads.ts";
import { requireOpenPost } from "./describe-post.ts";
import { readDocumentState, readUpdates } from "./document.writes.ts";
import { openDocument } from "./open-document.ts";

/** Gives a replica what it does not have, and tells it what the server has. Begins the document of a post that nobody had open before. */
export function syncDocument(
  ctx: ActorContext,
  { postId, stateVector }: z.output<typeof syncDocumentInput>,
): Promise<SyncDocumentOutput> {
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    await requireOpenPost(tx, ctx, ctx.actor, postId);
    if (!(await openDocument(tx, publicationId, postId))) throw new AppError("NOT_FOUND");
    const stored = await readDocumentState(tx, publicationId, postId);
    if (!stored) throw new AppError("NOT_FOUND");
    const updates = await readUpdates(tx, publicationId, postId, stored.stateSeq);
    const all =
      updates.length > 0
        ? Y.mergeUpdates([stored.state, ...updates.map(({ update }) => update)])
        : stored.state;
    const { post } = await requireOpenPost(tx, ctx, ctx.actor, postId);
    return {
      documentId: stored.documentId,
      schemaVersion,
      seq: stored.stateSeq + updates.length,
      update: toBase64(stateVector === null ? all : missing(all, stateVector)),
      stateVector: toBase64(Y.encodeStateVectorFromUpdate(all)),
      peers: await listPeers(tx, publicationId, postId, ctx.clock.now()),
      post,
    };
  });
}

function missing(all: Uint8Array, stateVector: string): Uint8Array {
  try {
    return Y.diffUpdate(all, Buffer.from(stateVector, "base64"));
  } catch {
    throw new AppError("INVALID_INPUT", "This is not a state vector");
  }
}

export const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
