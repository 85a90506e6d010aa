import type { Caret, Peer } from "@broadsheet/contract/collab";
import { fromBase64, toBase64 } from "lib0/buffer";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { coloursOf } from "./colour-of.ts";

interface LocalCursor {
  anchor: unknown;
  head: unknown;
}

/** Others as the bindings of editors expect them. They come from the server, under the names it knows them by. */
export function showPeers(awareness: Awareness, peers: readonly Peer[]): void {
  const here = new Set(peers.map(({ client }) => client));
  const removed = [...awareness.states.keys()].filter((id) => id !== awareness.clientID && !here.has(id));
  const added = peers.filter(({ client }) => !awareness.states.has(client)).map(({ client }) => client);
  const updated = peers.map(({ client }) => client).filter((client) => !added.includes(client));
  for (const client of removed) awareness.states.delete(client);
  const colours = coloursOf(peers.map(({ userId }) => userId));
  for (const { client, userId, name, caret } of peers) {
    const user = { name, colour: colours.get(userId), client };
    awareness.states.set(client, { user, cursor: caret && positionsOf(caret) });
  }
  const change = { added, updated, removed };
  awareness.emit("change", [change, "peers"]);
  awareness.emit("update", [change, "peers"]);
}

/** Where one's own caret is, for the server; null when it is not in the text. */
export function localCaret(awareness: Awareness): Caret | null {
  const cursor = awareness.getLocalState()?.cursor as LocalCursor | null | undefined;
  if (!cursor) return null;
  const encoded = (position: unknown) =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromJSON(position)));
  return { anchor: encoded(cursor.anchor), head: encoded(cursor.head) };
}

/** Nothing where somebody sent what is no position. */
function positionsOf({ anchor, head }: Caret): LocalCursor | null {
  try {
    return {
      anchor: Y.decodeRelativePosition(fromBase64(anchor)),
      head: Y.decodeRelativePosition(fromBase64(head)),
    };
  } catch {
    return null;
  }
}
