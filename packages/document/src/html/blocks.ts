import { embedOf } from "../embeds.ts";
import type {
  BlockNode,
  CalloutNode,
  EmbedNode,
  FigureNode,
  HeadingNode,
  ListItemNode,
  TaskItemNode,
} from "../types.ts";
import { calloutKinds } from "../types.ts";
import { safeLink, siteOf } from "../urls.ts";
import { lineText } from "../walk.ts";
import { renderBookmark, renderButton } from "./cards.ts";
import { renderCode } from "./code.ts";
import { attributes, escapeHtml } from "./escape.ts";
import { renderGallery, withGalleries } from "./gallery.ts";
import { renderInline } from "./inline.ts";
import { renderMath } from "./math.ts";
import type { HtmlState } from "./options.ts";
import { renderImage } from "./picture.ts";
import { sanitizeHtml } from "./sanitize.ts";
import { renderTable } from "./table.ts";

export function renderBlocks(nodes: readonly BlockNode[], state: HtmlState): string {
  if (!state.options.page) return nodes.map((node) => renderBlock(node, state)).join("\n");
  return withGalleries(nodes)
    .map((part) =>
      Array.isArray(part)
        ? renderGallery(part, state, (figure, start) => renderFigure(figure, state, start))
        : renderBlock(part, state),
    )
    .join("\n");
}

function renderBlock(node: BlockNode, state: HtmlState): string {
  switch (node.type) {
    case "paragraph":
      return `<p>${renderInline(node.content, state)}</p>`;
    case "heading":
      return renderHeading(node, state);
    case "bulletList":
      return `<ul>\n${node.content.map((item) => renderItem(item, state)).join("\n")}\n</ul>`;
    case "orderedList": {
      const start = node.attrs?.start ?? 1;
      const items = node.content.map((item) => renderItem(item, state)).join("\n");
      return `<ol${attributes({ start: start === 1 ? null : start })}>\n${items}\n</ol>`;
    }
    case "taskList":
      return `<ul class="task-list">\n${node.content.map((item) => renderTask(item, state)).join("\n")}\n</ul>`;
    case "blockquote":
      return `<blockquote>\n${renderBlocks(node.content, state)}\n</blockquote>`;
    case "codeBlock":
      return renderCode(node, state);
    case "horizontalRule":
      return "<hr>";
    case "figure":
      return renderFigure(node, state);
    case "table":
      return renderTable(node, state, renderBlocks);
    case "mathBlock":
      return `<div class="math-block">${renderMath(node.attrs.tex, true)}</div>`;
    case "callout":
      return renderCallout(node, state);
    case "toggle":
      return `<details class="toggle">\n<summary>${escapeHtml(node.attrs.summary)}</summary>\n${renderBlocks(node.content, state)}\n</details>`;
    case "embed":
      return renderEmbed(node);
    case "button":
      return renderButton(node);
    case "bookmark":
      return renderBookmark(node);
    case "htmlBlock":
      return renderHtmlBlock(node.attrs.html, state);
    default:
      return "";
  }
}

function renderHeading(node: HeadingNode, state: HtmlState): string {
  const level = Math.min(
    6,
    Math.max(1, Math.trunc(Number(node.attrs.level) + (state.options.headingOffset ?? 0)) || 1),
  );
  const content = renderInline(node.content, state);
  if (content === "") return "";
  const id = state.anchors.get(node);
  const name = `h${level}`;
  const anchor = id === undefined ? null : state.prefix + id;
  const heading = `<${name}${attributes({ id: anchor })}>${content}</${name}>`;
  if (!state.options.page || anchor === null) return heading;
  // Beside the heading, not in it: whoever has the headings read out hears their words alone.
  const link = attributes({
    class: "heading-link",
    href: `#${anchor}`,
    "aria-label": `${state.labels.linkTo} ${lineText(node.content).trim()}`,
  });
  return `<div class="heading">${heading}<a${link}></a></div>`;
}

const isList = (node: BlockNode) =>
  node.type === "bulletList" || node.type === "orderedList" || node.type === "taskList";

/** The text of an item and the rest; `tight` when the text needs no paragraph element around it. */
function splitItem(item: ListItemNode | TaskItemNode, state: HtmlState) {
  const [first, ...rest] = item.content;
  const line = first?.type === "paragraph" ? renderInline(first.content, state) : null;
  return { first, rest, line, tight: rest.every(isList) };
}

function renderItem(item: ListItemNode, state: HtmlState): string {
  const { rest, line, tight } = splitItem(item, state);
  if (line === null) return `<li>\n${renderBlocks(item.content, state)}\n</li>`;
  const start = tight || line === "" ? line : `<p>${line}</p>`;
  return rest.length === 0 ? `<li>${start}</li>` : `<li>${start}\n${renderBlocks(rest, state)}\n</li>`;
}

function renderTask(item: TaskItemNode, state: HtmlState): string {
  const { rest, line } = splitItem(item, state);
  const named = line !== null && line !== "";
  const box = `<input${attributes({
    type: "checkbox",
    disabled: true,
    checked: item.attrs?.checked === true,
    "aria-label": named ? null : state.labels.task,
  })}>`;
  const start = named ? `<label>${box} ${line}</label>` : box;
  const blocks = line === null ? item.content : rest;
  return blocks.length === 0 ? `<li>${start}</li>` : `<li>${start}\n${renderBlocks(blocks, state)}\n</li>`;
}

function renderFigure(node: FigureNode, state: HtmlState, start = ""): string {
  const caption = renderInline(node.content, state);
  const image = renderImage(node, state);
  if (!/^<(?:img|picture)\b/.test(image) && caption === "") return image === "" ? "" : `<p>${image}</p>`;
  return `<figure${start}>${image}${caption === "" ? "" : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function renderCallout(node: CalloutNode, state: HtmlState): string {
  const kind = calloutKinds.includes(node.attrs.kind) ? node.attrs.kind : "note";
  const title = node.attrs.title
    ? `<p class="callout-title">${escapeHtml(node.attrs.title)}</p>`
    : `<p class="callout-label">${escapeHtml(state.labels.callouts[kind])}</p>`;
  const start = attributes({ class: `callout callout-${kind}`, role: "note", "data-kind": kind });
  return `<aside${start}>\n${title}\n${renderBlocks(node.content, state)}\n</aside>`;
}

/** A link, with what the page's own script needs to put a player in its place once the reader asks for it. */
function renderEmbed(node: EmbedNode): string {
  const embed = embedOf(node.attrs.url);
  const href = safeLink(node.attrs.url);
  const values = {
    class: embed ? "embed" : "embed bookmark",
    "data-provider": embed?.provider,
    "data-player": embed?.player,
  };
  const source = embed?.name ?? siteOf(node.attrs.url);
  const name = source ? `<span class="embed-provider">${escapeHtml(source)}</span> ` : "";
  const text = `${name}<span class="embed-address">${escapeHtml(node.attrs.url)}</span>`;
  const link = href === null ? text : `<a${attributes({ href, rel: "noopener" })}>${text}</a>`;
  return `<div${attributes(values)}>${link}</div>`;
}

function renderHtmlBlock(html: string, state: HtmlState): string {
  const safe = sanitizeHtml(html, false, (id) => state.prefix + state.ids.claim(id)).trim();
  if (state.options.keepSource)
    return `<div${attributes({ class: "html-block", "data-source": html })}>${safe}</div>`;
  return safe === "" ? "" : `<div class="html-block">${safe}</div>`;
}
