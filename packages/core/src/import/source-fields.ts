import type { PostKind } from "@broadsheet/contract/posts";
import { webAddress } from "@broadsheet/contract/primitives";
import { asBoolean, asLine, asNames, asText, FieldReader, type NamedItem } from "./field-reader.ts";
import type { FrontMatter } from "./front-matter.ts";
import { isRecord, type Json } from "./json.ts";
import { knownFields } from "./known-fields.ts";
import { readAuthors, readCover, type SourceAuthor, type SourceCover } from "./people-and-pictures.ts";
import { readDate } from "./source-date.ts";
import { type Notice, SourceError } from "./source-error.ts";
import { readSourceName, type SourceName } from "./source-name.ts";

export interface SourceFields {
  name: SourceName;
  /** Written by `broadsheet export`: its text is taken as it stands. */
  exact: boolean;
  title: string | null;
  kind: PostKind;
  /** ISO 8601 in UTC. */
  date: string | null;
  updated: string | null;
  wish: "live" | "draft" | "archived";
  slug: string | null;
  permalink: string | null;
  aliases: string[];
  authors: SourceAuthor[];
  /** Of tags and categories. */
  tags: NamedItem[];
  /** By name, for old addresses. */
  categories: string[];
  excerpt: string;
  metaTitle: string;
  metaDescription: string;
  canonicalUrl: string | null;
  featured: boolean;
  noindex: boolean;
  language: string | null;
  cover: SourceCover | null;
  /** What nobody here understands, as it was written. */
  frontMatter: Record<string, Json>;
  notices: Notice[];
}

const maxTitle = 255;
const maxExcerpt = 500;
const maxName = 100;
const listExpected = `a list of names of at most ${maxName} characters`;
const drafts = ["draft", "private", "pending", "in_review", "changes_requested", "approved"];

/**
 * What front matter and name of a file say about its post.
 *
 * @throws {SourceError} for a title or date without which the post would be a wrong one
 */
export function readSourceFields(path: string, matter: FrontMatter, timeZone: string): SourceFields {
  const name = readSourceName(path);
  const reader = new FieldReader(matter.data, matter.lines);
  const exact = reader.take("exact", "what an export wrote", (value) =>
    isRecord(value) && value.version === 1 ? value : null,
  );
  const text = (max: number) => (value: Json) => {
    const found = exact !== null && typeof value === "string" ? value : asText(value);
    return found !== null && found.length <= max ? found : null;
  };
  const hidden = reader.take("published", "true or false", asBoolean) === false;
  const draft = reader.take("draft", "true or false", asBoolean) === true;
  const status = reader.take("status", "published, draft or archived", (value) =>
    typeof value === "string" && [...drafts, "published", "scheduled", "archived"].includes(value)
      ? value
      : null,
  );
  const isDraft = hidden || draft || name.draft || drafts.includes(status ?? "");
  const description = reader.find("excerpt")
    ? null
    : reader.take("description", `at most ${maxExcerpt} characters`, text(maxExcerpt));
  const tags = readNames(reader, "tags");
  const categories = readNames(reader, "categories");
  const excerpt = reader.take("excerpt", `at most ${maxExcerpt} characters`, text(maxExcerpt)) ?? description;
  return {
    name,
    exact: exact !== null,
    title: readTitle(reader),
    kind: readKind(reader),
    date:
      readDateField(reader, "date", timeZone) ??
      (name.date && (readDate(name.date, timeZone)?.instant ?? null)),
    updated: readDateField(reader, "updated", timeZone),
    wish: status === "archived" ? "archived" : isDraft ? "draft" : "live",
    slug: reader.take("slug", "text", text(500)),
    permalink: reader.take("permalink", "a path", text(1000)),
    aliases: (
      reader.take("aliases", "a list of paths", (value) => asNames(value, 1000, (one) => [one])) ?? []
    ).map((alias) => alias.name),
    authors: readAuthors(reader),
    tags: uniqueNames([...categories, ...tags]),
    categories: categories.map((category) => category.name),
    excerpt: excerpt ?? "",
    metaTitle: reader.take("metaTitle", "at most 300 characters", asLine(300)) ?? "",
    metaDescription:
      reader.take("metaDescription", "at most 500 characters", text(500)) ??
      reader.take("description", "at most 500 characters", text(500)) ??
      "",
    canonicalUrl: reader.take(
      "canonical",
      "an address with https://",
      (value) => webAddress.safeParse(value).data ?? null,
    ),
    featured: reader.take("featured", "true or false", asBoolean) ?? false,
    noindex: reader.take("noindex", "true or false", asBoolean) ?? false,
    language: reader.take("language", "a language tag", (value) =>
      typeof value === "string" && /^[A-Za-z0-9-]{2,35}$/.test(value) ? value : null,
    ),
    cover: readCover(reader),
    frontMatter: { ...reader.rest(), ...(isRecord(exact?.frontMatter) ? exact.frontMatter : {}) },
    notices: reader.notices,
  };
}

function readTitle(reader: FieldReader): string | null {
  const found = reader.find("title");
  if (!found) return null;
  const title = asLine(maxTitle)(found.value);
  if (title === null)
    throw new SourceError(
      `The title is not one line of at most ${maxTitle} characters`,
      reader.lineOf("title"),
    );
  reader.drop("title");
  return title || null;
}

/** Pages call themselves so by `type` or `layout`; any other layout means nothing here and is kept. */
function readKind(reader: FieldReader): PostKind {
  const found = reader.find("kind");
  if (found?.value === "page" || found?.value === "post") reader.drop(found.name);
  return found?.value === "page" ? "page" : "post";
}

function readDateField(reader: FieldReader, field: "date" | "updated", timeZone: string): string | null {
  const found = reader.find(field);
  if (!found) return null;
  const read = readDate(asText(found.value) ?? "", timeZone);
  if (!read) {
    if (field === "updated") return reader.take(field, "a date", () => null);
    throw new SourceError(
      `"${found.name}" is no date: ${JSON.stringify(found.value).slice(0, 60)}`,
      reader.lineOf(found.name),
    );
  }
  if (!read.exact) {
    reader.notice(
      found.name,
      `"${found.name}" was read as ${read.instant}; written is ${JSON.stringify(found.value)}`,
    );
  }
  reader.drop(found.name);
  return read.instant;
}

/** `tag` and `category` are one name; `tags` and `categories` in one text are parted as Jekyll does it. */
function readNames(reader: FieldReader, field: "tags" | "categories"): NamedItem[] {
  const single = reader.find(field)?.name === knownFields[field][1];
  const split = single ? (one: string) => [one] : splitNames;
  return reader.take(field, listExpected, (value) => asNames(value, maxName, split)) ?? [];
}

/** Names in one text are parted by commas, or, where there is none, by spaces. */
function splitNames(text: string): string[] {
  return text.split(text.includes(",") ? "," : /\s+/).map((part) => part.trim());
}

function uniqueNames(names: NamedItem[]): NamedItem[] {
  const seen = new Map(
    names.toReversed().map((item) => [`${item.name.toLowerCase()}/${item.slug ?? ""}`, item]),
  );
  return [...seen.values()].toReversed();
}
