import { renderHtml } from "@broadsheet/document/html";
import { type OutlineEntry, outline, renderText, wordCount } from "@broadsheet/document/text";
import type { BlockNode, TextNode } from "@broadsheet/document/types";
import type { Faker } from "@faker-js/faker";

/** A part of a post, rendered once and used in many. */
export interface Section {
  nodes: BlockNode[];
  html: string;
  outline: OutlineEntry[];
  text: string;
  words: number;
}

const text = (words: string): TextNode[] => [{ type: "text", text: words }];
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A sentence of real words that means nothing. */
export function sentenceOf(faker: Faker, words = faker.number.int({ min: 6, max: 18 })): string {
  return `${capital(faker.word.words(words))}.`;
}

const paragraph = (faker: Faker): BlockNode => ({
  type: "paragraph",
  content: text(
    Array.from({ length: faker.number.int({ min: 3, max: 6 }) }, () => sentenceOf(faker)).join(" "),
  ),
});

const list = (faker: Faker): BlockNode => ({
  type: "bulletList",
  content: Array.from({ length: 4 }, () => ({
    type: "listItem",
    content: [{ type: "paragraph", content: text(sentenceOf(faker, 5)) }],
  })),
});

const quotation = (faker: Faker): BlockNode => ({
  type: "blockquote",
  content: [{ type: "paragraph", content: text(sentenceOf(faker)) }],
});

/** A heading, some paragraphs and sometimes a list or a quotation. */
export function makeSection(faker: Faker): Section {
  const nodes: BlockNode[] = [
    { type: "heading", attrs: { level: 2 }, content: text(capital(faker.word.words(3))) },
    paragraph(faker),
    paragraph(faker),
  ];
  if (faker.datatype.boolean(0.3)) nodes.push(list(faker));
  if (faker.datatype.boolean(0.2)) nodes.push(quotation(faker));
  const document = { type: "doc" as const, content: nodes };
  const html = renderHtml(document, { page: true });
  return { nodes, html, outline: outline(document), text: renderText(document), words: wordCount(document) };
}
