import type { Anchors, Footnote } from "../layout.ts";
import type { CalloutKind, HeadingNode } from "../types.ts";

/** Where a picture is served from, and its size where the document does not know it. */
export type ResolvedMedia = {
  src: string;
  srcset?: string;
  sizes?: string;
  width?: number;
  height?: number;
};

export type HtmlLabels = {
  footnotes: string;
  backToText: string;
  footnote: string;
  task: string;
  callouts: Record<CalloutKind, string>;
};

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

export const englishLabels: HtmlLabels = {
  footnotes: "Footnotes",
  backToText: "Back to text",
  footnote: "Footnote",
  task: "Task",
  callouts: { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" },
};
