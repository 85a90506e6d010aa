import { slugify } from "../kernel/slugify.ts";

/** What the place of a file in the folder says about its post. */
export interface SourceName {
  /** `2014-05-06` of `2014-05-06-title.md`. */
  date: string | null;
  /** The name without date and ending; of `title/index.md`, the folder's. */
  stem: string;
  /** Folders above it, for the permalink's `:categories` and `:path`. */
  folder: string;
  /** In Jekyll's folder of drafts. */
  draft: boolean;
  /** Hugo's `_index.md`: the text of a list, which is no post. */
  sectionIndex: boolean;
}

export const maxSlug = 191;
export const sourceEnding = /\.(?:md|markdown|mdx)$/i;

/** `path` is relative to the imported folder, with forward slashes. */
export function readSourceName(path: string): SourceName {
  const folders = path.split("/");
  const base = (folders.pop() ?? "").replace(sourceEnding, "");
  const isIndex = base === "index" && folders.length > 0;
  const name = isIndex ? (folders.pop() ?? base) : base;
  const [, year, month, day, rest] = /^(\d{4})-(\d{1,2})-(\d{1,2})[-_](.+)$/s.exec(name) ?? [];
  const date = rest ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : null;
  return {
    date,
    stem: rest ?? name,
    folder: folders.filter((part) => !part.startsWith("_")).join("/"),
    draft: folders.includes("_drafts"),
    sectionIndex: base === "_index",
  };
}

/** A readable title from a file's name: `hello-world` is `Hello world`. */
export function titleOfStem(stem: string): string {
  const words = stem.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The address a text asks for, of the last part of a path; empty when there is no letter or digit in it. */
export function slugOfText(text: string): string {
  const last = text.replace(/\/+$/, "").split("/").at(-1) ?? "";
  return slugify(last.replace(/\.(?:html?|md|markdown|mdx|php)$/i, ""), maxSlug);
}
