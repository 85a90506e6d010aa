import { webAddress } from "@broadsheet/contract/primitives";
import { asLine, asText, type FieldReader } from "./field-reader.ts";
import { isRecord, type Json } from "./json.ts";

export interface SourceAuthor {
  name: string;
  /** The address asked for, where the file gives one. */
  slug: string | null;
  bio: string;
  website: string | null;
  /** The address of their picture, or its path in the folder. */
  picture: string | null;
}

export interface SourceCover {
  src: string;
  alt: string;
  caption: string;
  /** In pixels. */
  width: number | null;
  height: number | null;
}

const maxName = 100;

/** Authors as a name, a list of names, or objects with `name`. */
export function readAuthors(reader: FieldReader): SourceAuthor[] {
  return (
    reader.take("authors", `names of at most ${maxName} characters`, (value) => {
      const authors = (Array.isArray(value) ? value : [value]).map(readAuthor);
      return authors.every((author) => author !== null)
        ? authors.filter((author) => author.name !== "")
        : null;
    }) ?? []
  );
}

/** One author, of a name or an object; null for anything else. */
export function readAuthor(value: Json): SourceAuthor | null {
  const fields = isRecord(value) ? value : { name: value };
  const name = asLine(maxName)(fields.name ?? fields.display_name ?? null);
  if (name === null) return null;
  const website = webAddress.safeParse(fields.website ?? fields.url ?? fields.web).data ?? null;
  const slug = typeof fields.slug === "string" ? fields.slug : null;
  const picture = asText(fields.avatar ?? fields.picture ?? fields.image ?? null) || null;
  return { name, slug, bio: (asText(fields.bio ?? null) ?? "").slice(0, 2000), website, picture };
}

/** A cover as its address, or as an object with the address and what is said of it. */
export function readCover(reader: FieldReader): SourceCover | null {
  return reader.take("cover", "the address of a picture", (value) => {
    const fields = isRecord(value) ? value : { src: value };
    const src = asText(fields.src ?? fields.url ?? fields.image ?? fields.path ?? null);
    if (!src) return null;
    const line = (part: Json | undefined) => asLine(500)(part ?? "") ?? "";
    const pixels = (part: Json | undefined) =>
      Number.isInteger(part) && Number(part) > 0 ? Number(part) : null;
    const size = { width: pixels(fields.width), height: pixels(fields.height) };
    return { src, alt: line(fields.alt), caption: line(fields.caption), ...size };
  });
}
