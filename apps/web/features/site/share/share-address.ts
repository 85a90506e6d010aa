import { hash } from "node:crypto";
import type { PublicationContext } from "@broadsheet/core/kernel/context";

/** To be counted up with every change of how the pictures look. */
const version = 1;

/** Letters that the pictures' fonts have: Latin, Greek and Cyrillic, and marks of punctuation. Other titles are shared without a picture. */
const drawable = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{Nd}\p{Zs}\p{Sc}+=<>|~°]*$/u;

export interface ShareImage {
  src: string;
  alt: string;
}

/** What is drawn; the same always has the same address. */
export interface Drawn {
  title: string;
  publication: string;
  accent: string;
}

export function drawnOf({ name, settings }: PublicationContext, title: string): Drawn {
  return { title: title.normalize("NFC"), publication: name.normalize("NFC"), accent: settings.accentColor };
}

/** Names what is drawn. */
export function shareDigest(drawn: Drawn): string {
  const text = JSON.stringify([version, drawn.title, drawn.publication, drawn.accent]);
  return hash("sha256", text).slice(0, 32);
}

/** Where the picture of a post is that is made for those who share it; undefined when its letters cannot be drawn. */
export function shareImage(
  publication: PublicationContext,
  { id, title }: { id: string; title: string },
): ShareImage | undefined {
  const drawn = drawnOf(publication, title);
  if (!drawable.test(drawn.title) || !drawable.test(drawn.publication)) return undefined;
  return { src: `/share-images/${id}-${shareDigest(drawn)}.png`, alt: `${title} · ${publication.name}` };
}
