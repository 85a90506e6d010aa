import type { Anchors, Footnote } from "../layout.ts";
import type { HeadingNode } from "../types.ts";
import type { HtmlLabels } from "./labels.ts";

/** Where a picture is served from, and what is known of it that the document does not say. */
export type ResolvedMedia = {
  src: string;
  /** Lighter versions, the lightest format first; `sizes` as in HTML. */
  sources?: { type: string; srcset: string }[];
  sizes?: string;
  /** Pixels of the file itself. */
  width?: number;
  height?: number;
  /** A `data:` address of a tiny picture, shown until the real one is there. */
  placeholder?: string | null;
};

/** Coloured HTML of code and the name of its language, by what `codeKey` makes of the block. */
export type HighlightedCode = ReadonlyMap<string, { html: string; language: string }>;

export type HtmlOptions = {
  /** Added to every heading's level, so that a post can stand under a page's own h1; levels stop at 6. */
  headingOffset?: number;
  /** Maps a picture's address; null leaves the picture out and shows its alt text. */
  resolveMedia?: (src: string) => ResolvedMedia | null;
  /** Put before every id, for pages that show several documents. */
  idPrefix?: string;
  /** Words that the renderer adds, in the publication's language. */
  labels?: Partial<HtmlLabels>;
  /** Keeps the source of raw HTML beside its sanitised form, so that parseHtml gives the same document back. */
  keepSource?: boolean;
  /**
   * For a page of its own: links on headings, frames around what scrolls, neighbouring pictures as a gallery. Without it the result stays
   * what parseHtml reads back.
   */
  page?: boolean;
  /** Code in colours, from highlightCode of the same document. */
  code?: HighlightedCode;
};

export type HtmlState = {
  options: HtmlOptions;
  labels: HtmlLabels;
  prefix: string;
  anchors: Map<HeadingNode, string>;
  footnotes: Map<string, Footnote>;
  /** How often each footnote has been pointed to so far. */
  seen: Map<string, number>;
  ids: Anchors;
};
