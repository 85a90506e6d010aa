import type { Context } from "../kernel/context.ts";

/** The content that an address of this site names, written with or without the site before it. */
export function digestOf({ publication }: Pick<Context, "publication">, src: string): string | undefined {
  const path = src.startsWith(`${publication.url}/`) ? src.slice(publication.url.length) : src;
  const [, id, digest] =
    /^\/media\/([0-9a-f-]{36})\/[0-9a-f]{2}\/([0-9a-f]{64})\.[a-z0-9]{1,8}$/.exec(path) ?? [];
  return id === publication.id ? digest : undefined;
}
