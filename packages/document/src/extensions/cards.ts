import { Node } from "@tiptap/core";
import { buttonAligns, buttonStyles } from "../types.ts";

const linkIn = (element: HTMLElement) => element.querySelector("a");
const chosen =
  <T extends string>(values: readonly T[], fallback: T) =>
  (element: HTMLElement): T =>
    values.find((value) => element.classList.contains(`post-button-${value}`)) ?? fallback;

/** A link that asks to be followed, on a line of its own. */
export const Button = Node.create({
  name: "button",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    label: {
      default: "",
      parseHTML: (element: HTMLElement) => linkIn(element)?.textContent ?? "",
      rendered: false,
    },
    href: {
      default: "",
      parseHTML: (element: HTMLElement) => linkIn(element)?.getAttribute("href") ?? "",
      rendered: false,
    },
    style: { default: "primary", parseHTML: chosen(buttonStyles, "primary"), rendered: false },
    align: { default: "left", parseHTML: chosen(buttonAligns, "left"), rendered: false },
  }),
  parseHTML: () => [{ tag: "div.post-button" }],
  renderHTML: ({ node: { attrs } }) => [
    "div",
    { class: `post-button post-button-${attrs.style} post-button-${attrs.align}` },
    ["a", { href: String(attrs.href) }, String(attrs.label)],
  ],
});

const textOf = (name: string) => (element: HTMLElement) =>
  element.querySelector(`.bookmark-${name}`)?.textContent || null;

/** Another page, with what it says of itself. */
export const Bookmark = Node.create({
  name: "bookmark",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    url: {
      default: "",
      parseHTML: (element: HTMLElement) => linkIn(element)?.getAttribute("href") ?? "",
      rendered: false,
    },
    title: {
      default: null,
      parseHTML: (element: HTMLElement) => linkIn(element)?.textContent || null,
      rendered: false,
    },
    description: { default: null, parseHTML: textOf("description"), rendered: false },
    site: { default: null, parseHTML: textOf("site"), rendered: false },
  }),
  parseHTML: () => [{ tag: "div.bookmark:not(.embed)" }],
  renderHTML: ({ node: { attrs } }) => [
    "div",
    { class: "bookmark" },
    ["a", { href: String(attrs.url) }, String(attrs.title ?? attrs.url)],
    ["p", { class: "bookmark-description" }, String(attrs.description ?? "")],
    ["p", { class: "bookmark-site" }, String(attrs.site ?? "")],
  ],
});
