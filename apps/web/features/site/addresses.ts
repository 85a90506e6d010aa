import type { PublicationContext } from "@broadsheet/core/kernel/context";

/** An address on the site as an absolute one. */
export function absolute(publication: PublicationContext, address: string): string {
  return address.startsWith("/") ? publication.url + address : address;
}

/** The endings and types of the three feeds. */
export const feedKinds = [
  { file: "feed.xml", type: "application/rss+xml", name: "RSS" },
  { file: "atom.xml", type: "application/atom+xml", name: "Atom" },
  { file: "feed.json", type: "application/feed+json", name: "JSON Feed" },
] as const;
