import type { Element, ElementContent, Root, RootContent } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import { anchorPattern } from "../attributes.ts";
import { isAbsolute, safeImage, safeLink } from "../urls.ts";
import { escapeHtml } from "./escape.ts";
import { parseFragment } from "./fragment.ts";

const phrasing =
  "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  );
const mathml =
  "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics".split(
    " ",
  );
const flow =
  "address article audio blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section source summary table tbody td tfoot th thead tr track ul video".split(
    " ",
  );

const shared = {
  strip: [
    "script",
    "style",
    "template",
    "noscript",
    "textarea",
    "select",
    "title",
    "xmp",
    "noembed",
    "noframes",
  ],
  clobber: [],
  ancestors: {
    ...Object.fromEntries(
      ["thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup"].map((name) => [
        name,
        ["table"],
      ]),
    ),
    ...Object.fromEntries(["dt", "dd"].map((name) => [name, ["dl"]])),
    li: ["ul", "ol"],
    summary: ["details"],
    figcaption: ["figure"],
    source: ["audio", "video"],
    track: ["audio", "video"],
    ...Object.fromEntries(mathml.filter((name) => name !== "math").map((name) => [name, ["math"]])),
  },
  protocols: {
    cite: ["http", "https"],
    src: ["http", "https", "data"],
    href: ["http", "https", "mailto", "tel", "sms", "ftp", "xmpp", "geo", "magnet", "matrix"],
  },
  attributes: {
    "*": ["title", "lang", "dir", "id", "ariaLabel", "ariaHidden"],
    a: ["href", "hrefLang"],
    img: ["src", "alt", "width", "height"],
    audio: ["src", ["controls", true]],
    video: ["src", ["controls", true], "width", "height", ["muted", true], ["loop", true]],
    source: ["src", "type"],
    track: ["src", "kind", "srcLang", "label"],
    blockquote: ["cite"],
    q: ["cite"],
    del: ["cite", "dateTime"],
    ins: ["cite", "dateTime"],
    time: ["dateTime"],
    data: ["value"],
    ol: ["start", ["reversed", true]],
    li: ["value"],
    td: ["colSpan", "rowSpan"],
    th: ["colSpan", "rowSpan", "scope", "abbr"],
    details: [["open", true]],
    code: [["className", /^language-[\w+#.-]+$/]],
    math: ["display", "xmlns"],
    mo: [
      "stretchy",
      "fence",
      "separator",
      "lspace",
      "rspace",
      "form",
      "largeop",
      "movablelimits",
      "minsize",
      "maxsize",
    ],
    mi: ["mathvariant"],
    mspace: ["width", "height", "depth"],
    mfrac: ["linethickness"],
    mtable: ["columnalign", "rowspacing", "columnspacing"],
    mtd: ["columnspan", "rowspan"],
    mover: ["accent"],
    munder: ["accentunder"],
  },
} satisfies Schema;

const blockSchema: Schema = { ...shared, tagNames: [...phrasing, ...flow, ...mathml] };
const inlineSchema: Schema = { ...shared, tagNames: [...phrasing, ...mathml] };

/** Claims an id for an element of raw HTML; null when another element of the page has it. */
export type ClaimId = (id: string) => string | null;

/**
 * HTML of an author, made safe: no script, style, form, frame, event handler or address that runs code. `inline`
 * keeps only what may stand inside a line. Ids are kept where `claimId` grants them.
 */
export function sanitizeHtml(html: string, inline: boolean, claimId: ClaimId = () => null): string {
  const root = parseFragment(html);
  if (root === null) return escapeHtml(html);
  const clean = sanitize(root, inline ? inlineSchema : blockSchema) as Root;
  clean.children = tidy(clean.children, claimId);
  return toHtml(clean, { characterReferences: { useNamedReferences: false }, closeSelfClosing: false });
}

function tidy<T extends RootContent | ElementContent>(nodes: T[], claimId: ClaimId): T[] {
  return nodes.filter((node) => {
    if (node.type === "comment" || node.type === "doctype") return false;
    if (node.type !== "element") return true;
    if (!tidyElement(node, claimId)) return false;
    node.children = tidy(node.children, claimId);
    return true;
  });
}

/** False for an element that shows nothing without what was taken from it. */
function tidyElement(node: Element, claimId: ClaimId): boolean {
  const props = node.properties;
  if (typeof props.id === "string") {
    const id = anchorPattern.test(props.id) ? claimId(props.id) : null;
    if (id === null) delete props.id;
    else props.id = id;
  }
  if (node.tagName === "a") {
    const href = typeof props.href === "string" ? safeLink(props.href) : null;
    if (href === null) delete props.href;
    else {
      props.href = href;
      if (isAbsolute(href)) props.rel = ["noopener"];
    }
  }
  if (["img", "audio", "video", "source", "track"].includes(node.tagName)) {
    const src = typeof props.src === "string" ? safeImage(props.src) : null;
    if (src === null && !["audio", "video"].includes(node.tagName)) return false;
    if (src === null) delete props.src;
    else props.src = src;
  }
  if (node.tagName === "img") {
    props.alt ??= "";
    for (const side of ["width", "height"]) if (!/^\d+$/.test(String(props[side] ?? "0"))) delete props[side];
    props.loading = "lazy";
    props.decoding = "async";
  }
  return true;
}
