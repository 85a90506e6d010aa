import type { Tx } from "@broadsheet/db/connection";
import { afterCommit } from "../kernel/context.ts";
import { feedsOf } from "./feeds.ts";

interface Place {
  publicationId: string;
  postId: string;
}

/** Tells whoever follows this document of an update, when it is committed. */
export function announceUpdate(
  tx: Tx,
  { publicationId, postId }: Place,
  update: { seq: number; update: Uint8Array },
): void {
  afterCommit(tx, ({ bus }) => feedsOf(bus).appended(publicationId, postId, update));
}

/** Tells whoever follows a post that its state, its version or who may do what with it may have changed, when that is committed. */
export function announcePost(tx: Tx, publicationId: string, postId: string): void {
  afterCommit(tx, ({ bus }) => feedsOf(bus).postChanged(publicationId, postId));
}
