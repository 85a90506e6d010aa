import type { ComparedBlock } from "@broadsheet/contract/comparisons";

const names: Record<string, string> = {
  paragraph: "Paragraph",
  heading: "Heading",
  codeBlock: "Code",
  figure: "Picture",
  tableRow: "Table row",
  horizontalRule: "Divider",
  embed: "Embed",
  button: "Button",
  bookmark: "Bookmark",
  htmlBlock: "HTML",
  mathBlock: "Formula",
  callout: "Callout",
  toggle: "Toggle",
  blockquote: "Quote",
  bulletList: "List",
  orderedList: "Numbered list",
  taskList: "Task list",
  listItem: "List item",
  taskItem: "Task",
  table: "Table",
  tableCell: "Cell",
  footnoteDefinition: "Footnote",
};

/** What a kind of block is called; kinds without a name by their own, in words. */
export function blockName(type: string): string {
  const words = type.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return names[type] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Containers worth telling: a list is told by its items. */
const told = new Set(["blockquote", "callout", "toggle", "listItem", "taskItem", "footnoteDefinition"]);

/** "Heading 2", "Quote › Paragraph": what it is and where it stands. */
export function blockLabel({ type, within, attrs }: ComparedBlock): string {
  const level = type === "heading" && attrs.level ? ` ${attrs.level}` : "";
  const around = within.filter((container) => told.has(container)).map(blockName);
  return [...around, `${blockName(type)}${level}`].join(" › ");
}

const attrNames: Record<string, string> = {
  src: "Address",
  alt: "Alternative text",
  href: "Link",
  align: "Place in the line",
  site: "Website",
  url: "Address",
  tex: "Formula",
  html: "HTML",
  within: "Place",
  checked: "Done",
};

export function attrName(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return attrNames[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const fieldNames: Record<string, string> = {
  title: "Title",
  slug: "Address",
  excerpt: "Excerpt",
  tags: "Tags",
  cover: "Cover picture",
  coverAlt: "Cover's alternative text",
  coverCaption: "Cover's caption",
  metaTitle: "Title for search engines",
  metaDescription: "Description for search engines",
  canonicalUrl: "Canonical address",
  language: "Language",
  translationOf: "Translation of",
  featured: "Featured",
  noindex: "Hidden from search engines",
  frontMatter: "Front matter",
};

export const fieldName = (name: string): string => fieldNames[name] ?? attrName(name);

/** The same stretches are folded away but for this many blocks beside a change. */
const context = 1;

export type Stretch = { folded: boolean; blocks: ComparedBlock[] };

/** Parts the blocks into what is shown and long stretches without a change, which are folded. */
export function stretches(blocks: readonly ComparedBlock[]): Stretch[] {
  const near = blocks.map((_, index) =>
    blocks.slice(Math.max(0, index - context), index + context + 1).some(({ change }) => change !== "same"),
  );
  const parts: Stretch[] = [];
  blocks.forEach((block, index) => {
    const folded = !near[index];
    const last = parts.at(-1);
    if (last?.folded === folded) last.blocks.push(block);
    else parts.push({ folded, blocks: [block] });
  });
  // Folding one or two blocks hides nothing worth the click.
  return parts.map((part) => (part.blocks.length > 2 ? part : { ...part, folded: false }));
}
