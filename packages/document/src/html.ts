import { renderBlocks } from "./html/blocks.ts";
import { attributes, escapeHtml } from "./html/escape.ts";
import { frameWide } from "./html/frames.ts";
import { englishLabels } from "./html/labels.ts";
import type { HtmlOptions, HtmlState } from "./html/options.ts";
import { Anchors, type Footnote, footnoteIds, layoutOf, noteId, referenceId } from "./layout.ts";
import { withoutReview } from "./review.ts";
import type { BlockNode, PostDocument } from "./types.ts";
import { bodyOf } from "./walk.ts";

export { labelsFor } from "./html/labels.ts";
export type { HtmlOptions, ResolvedMedia } from "./html/options.ts";

/**
 * A document as HTML5, without a DOM. Whatever the document holds, the result runs no script: text is escaped,
 * addresses are held to an allow-list of schemes, raw HTML is sanitised. Comments and suggestions are not in it.
 */
export function renderHtml(doc: PostDocument, options: HtmlOptions = {}): string {
  const shown = withoutReview(doc);
  const { state, footnotes } = newState(shown, options);
  const body = renderBlocks(bodyOf(shown), state);
  const html = footnotes.length === 0 ? body : `${body}\n${renderFootnotes(footnotes, state)}`;
  return options.page ? frameWide(html, state.labels) : html;
}

/** Writes single blocks of a document as HTML on one line each, from which parseHtml reads the same block. */
export function islandRenderer(doc: PostDocument): (block: BlockNode) => string {
  const { state } = newState(doc, { keepSource: true });
  return (block) => renderBlocks([block], state).replaceAll("\n", "&#10;");
}

function newState(doc: PostDocument, options: HtmlOptions): { state: HtmlState; footnotes: Footnote[] } {
  const { anchors, footnotes } = layoutOf(doc);
  const state: HtmlState = {
    options,
    labels: { ...englishLabels, ...options.labels },
    prefix: options.idPrefix ?? "",
    anchors,
    footnotes: new Map(footnotes.map((note) => [note.label, note])),
    seen: new Map(),
    ids: new Anchors([...anchors.values(), ...footnoteIds(footnotes)]),
  };
  return { state, footnotes };
}

function renderFootnotes(footnotes: readonly Footnote[], state: HtmlState): string {
  const items = footnotes.map((note) => {
    const html = renderBlocks(note.definition.content, state);
    const links = backLinks(note, state);
    const inner = html.endsWith("</p>") && links !== "" ? `${html.slice(0, -4)} ${links}</p>` : html + links;
    return `<li${attributes({ id: state.prefix + noteId(note.label) })}>${inner}</li>`;
  });
  const start = attributes({
    class: "footnotes",
    role: "doc-endnotes",
    "aria-label": state.labels.footnotes,
  });
  return `<section${start}>\n<ol>\n${items.join("\n")}\n</ol>\n</section>`;
}

function backLinks(note: Footnote, state: HtmlState): string {
  return Array.from({ length: note.references }, (_, index) => {
    const values = attributes({
      href: `#${state.prefix}${referenceId(note.label, index + 1)}`,
      class: "footnote-back",
      role: "doc-backlink",
      "aria-label": `${state.labels.backToText} ${index === 0 ? note.number : `${note.number}-${index + 1}`}`,
    });
    return `<a${values}>${escapeHtml("↩")}</a>`;
  }).join(" ");
}
