import { readContent } from "@broadsheet/document/collab/read-content";
import { newSharedDocument } from "@broadsheet/document/collab/shared-document";
import * as Y from "yjs";
import type { Caller } from "../../testing/caller.ts";

export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
export const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));

/** A replica in the hands of one person, without any cleverness. */
export async function openReplica(collab: Pick<Caller["posts"]["collab"], "sync" | "push">, postId: string) {
  const { doc } = newSharedDocument();
  const synced = await collab.sync({ postId, stateVector: null });
  Y.applyUpdate(doc, bytesOf(synced.update));
  const { documentId } = synced;
  const replica = {
    doc,
    ...synced,
    /** What the server is known to have. */
    known: Y.encodeStateVector(doc),
    async push(update = Y.encodeStateAsUpdate(doc, replica.known)) {
      const answer = await collab.push({ postId, documentId, client: doc.clientID, update: base64(update) });
      replica.known = Y.encodeStateVector(doc);
      return answer;
    },
    async pull() {
      const stateVector = base64(Y.encodeStateVector(doc));
      Y.applyUpdate(doc, bytesOf((await collab.sync({ postId, stateVector })).update));
    },
    content: () => readContent(doc),
  };
  return replica;
}
