import { mergeAttributes, Node } from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { Document } from "@tiptap/extension-document";
import { Heading } from "@tiptap/extension-heading";
import { OrderedList } from "@tiptap/extension-list";
import { TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { type CalloutKind, calloutKinds } from "../types.ts";
import { imageAttributes } from "./attributes.ts";

export const PostDocumentNode = Document.extend({ content: "block+ footnoteDefinition*" });

export const AnchoredHeading = Heading.extend({
  addAttributes() {
    return { level: { default: 1, rendered: false }, id: { default: null } };
  },
});

export const NumberedList = OrderedList.extend({
  addAttributes() {
    return {
      start: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute("start") ?? 1) },
    };
  },
});

export const CodeBlockNode = CodeBlock.extend({
  marks: "comment insertion deletion",
  addAttributes() {
    return {
      ...this.parent?.(),
      meta: {
        default: null,
        parseHTML: (element: HTMLElement) => element.firstElementChild?.getAttribute("data-meta") ?? null,
        rendered: false,
      },
    };
  },
});

/** What is pasted may say anything; browsers themselves count no further than this. */
const span = (name: "colspan" | "rowspan") => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const value = Number(element.getAttribute(name) ?? 1);
    return Number.isInteger(value) && value >= 1 ? Math.min(value, 1_000) : 1;
  },
});

export const Cell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), colspan: span("colspan"), rowspan: span("rowspan") };
  },
});

export const HeadingCell = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), colspan: span("colspan"), rowspan: span("rowspan") };
  },
});

export const FilledTableRow = TableRow.extend({ content: "(tableCell | tableHeader)+" });

export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  draggable: true,
  isolating: true,
  addAttributes: () => imageAttributes,
  parseHTML: () => [{ tag: "figure:has(> img)", contentElement: "figcaption" }],
  renderHTML: ({ HTMLAttributes }) => ["figure", ["img", HTMLAttributes], ["figcaption", 0]],
});

export const MathBlock = Node.create({
  name: "mathBlock",
  group: "block",
  atom: true,
  addAttributes: () => ({
    tex: {
      default: "",
      parseHTML: (element: HTMLElement) =>
        element.querySelector("annotation")?.textContent ?? element.textContent ?? "",
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "div.math-block" }],
  renderHTML: ({ node }) => ["div", { class: "math-block" }, String(node.attrs.tex)],
});

export const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({
    kind: {
      default: "note",
      parseHTML: (element: HTMLElement) => {
        const kind = element.getAttribute("data-kind") as CalloutKind;
        return calloutKinds.includes(kind) ? kind : "note";
      },
      renderHTML: ({ kind }) => ({ "data-kind": kind }),
    },
    title: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute("data-title"),
      renderHTML: ({ title }) => (title === null ? {} : { "data-title": title }),
    },
  }),
  parseHTML: () => [{ tag: "aside.callout" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { class: "callout" }), 0],
});

export const Toggle = Node.create({
  name: "toggle",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({
    summary: {
      default: "…",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-summary") ?? "…",
      renderHTML: ({ summary }) => ({ "data-summary": summary }),
    },
  }),
  parseHTML: () => [{ tag: "div.toggle" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { class: "toggle" }), 0],
});

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: {
      default: "",
      parseHTML: (element: HTMLElement) => element.querySelector("a")?.getAttribute("href") ?? "",
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: "div.embed" }],
  renderHTML: ({ node }) => [
    "div",
    { class: "embed" },
    ["a", { href: String(node.attrs.url) }, String(node.attrs.url)],
  ],
});

export const HtmlBlock = Node.create({
  name: "htmlBlock",
  group: "block",
  atom: true,
  addAttributes: () => ({
    html: {
      default: "",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-source") ?? element.innerHTML,
      renderHTML: ({ html }) => ({ "data-source": html }),
    },
  }),
  parseHTML: () => [{ tag: "div.html-block" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { class: "html-block" })],
});

export const FootnoteDefinition = Node.create({
  name: "footnoteDefinition",
  content: "block+",
  defining: true,
  isolating: true,
  addAttributes: () => ({
    label: {
      default: "1",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-label") ?? "1",
      renderHTML: ({ label }) => ({ "data-label": label }),
    },
  }),
  parseHTML: () => [{ tag: "li.footnote" }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { class: "footnote" }), 0],
});
