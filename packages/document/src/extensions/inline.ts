import { Mark, mergeAttributes, Node } from "@tiptap/core";
import { Code } from "@tiptap/extension-code";
import { Link } from "@tiptap/extension-link";
import { imageAttributes } from "./attributes.ts";

/** Code may be bold, linked and so on: `[`fs.open`](...)` is everyday Markdown. */
export const CodeMark = Code.extend({ excludes: "code" });

export const LinkMark = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute("href") },
      title: { default: null },
    };
  },
}).configure({ openOnClick: false, HTMLAttributes: {} });

export const Subscript = Mark.create({
  name: "subscript",
  excludes: "subscript superscript",
  parseHTML: () => [{ tag: "sub" }],
  renderHTML: ({ HTMLAttributes }) => ["sub", mergeAttributes(HTMLAttributes), 0],
});

export const Superscript = Mark.create({
  name: "superscript",
  excludes: "subscript superscript",
  parseHTML: () => [{ tag: "sup:not(.footnote-ref)" }],
  renderHTML: ({ HTMLAttributes }) => ["sup", mergeAttributes(HTMLAttributes), 0],
});

export const Keyboard = Mark.create({
  name: "keyboard",
  parseHTML: () => [{ tag: "kbd" }],
  renderHTML: ({ HTMLAttributes }) => ["kbd", mergeAttributes(HTMLAttributes), 0],
});

export const InlineImage = Node.create({
  name: "image",
  group: "inline",
  inline: true,
  draggable: true,
  addAttributes: () => imageAttributes,
  parseHTML: () => [{ tag: "img[src]" }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
});

export const MathInline = Node.create({
  name: "mathInline",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    tex: {
      default: "",
      parseHTML: (element: HTMLElement) =>
        element.querySelector("annotation")?.textContent ?? element.textContent ?? "",
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: "span.math-inline" }],
  renderHTML: ({ node }) => ["span", { class: "math-inline" }, String(node.attrs.tex)],
});

export const FootnoteReference = Node.create({
  name: "footnoteReference",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    label: {
      default: "1",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-label") ?? "1",
      renderHTML: ({ label }) => ({ "data-label": label }),
    },
  }),
  parseHTML: () => [{ tag: "sup.footnote-ref" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "sup",
    mergeAttributes(HTMLAttributes, { class: "footnote-ref" }),
    String(node.attrs.label),
  ],
});

export const HtmlInline = Node.create({
  name: "htmlInline",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({
    html: {
      default: "",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-source") ?? "",
      renderHTML: ({ html }) => ({ "data-source": html }),
    },
  }),
  parseHTML: () => [{ tag: "span.html-inline" }],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { class: "html-inline" })],
});
