import type { Peer } from "@broadsheet/contract/collab";

/** One of the others, in however many windows. */
export interface PersonHere {
  userId: string;
  name: string;
  /** The window they are at: the one with a caret, if any. */
  client: number;
  place: string;
}

const partWords = { title: "in the title", settings: "in the settings" } as const;

const placeOf = ({ caret, part }: Peer) => {
  if (caret) return "in the text";
  return part ? partWords[part] : "here";
};

/** Everybody once, by name. */
export function peopleHere(peers: readonly Peer[]): PersonHere[] {
  const people = new Map<string, Peer>();
  for (const peer of peers) {
    const known = people.get(peer.userId);
    if (!known || (peer.caret && !known.caret)) people.set(peer.userId, peer);
  }
  return [...people.values()]
    .map((peer) => ({
      userId: peer.userId,
      name: peer.name,
      client: peer.client,
      place: placeOf(peer),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
