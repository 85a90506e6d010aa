import { postSettings } from "@broadsheet/contract/posts";
import { idFrom } from "@broadsheet/db/ids";
import { rendererVersion } from "@broadsheet/document/renderer-version";
import type { Faker } from "@faker-js/faker";
import { slugify } from "../kernel/slugify.ts";
import { makeSection, type Section, sentenceOf } from "./prose.ts";

/** What every generated post is put together from. */
export interface Stock {
  faker: Faker;
  seed: number;
  sections: Section[];
  sectionsPerPost: { min: number; max: number };
  tagIds: string[];
  authorIds: string[];
}

const sectionCount = 2000;
const wordsPerMinute = 220;
const daysBetweenPosts = 0.2;

export function makeSections(faker: Faker): Section[] {
  return Array.from({ length: sectionCount }, () => makeSection(faker));
}

/** An id that the seed and the number decide, so that a second run finds what the first one wrote. */
export function idOf(faker: Faker, at: Date): string {
  const random = Uint8Array.from({ length: 16 }, () => faker.number.int({ max: 255 }));
  return idFrom(at, random);
}

/** The n-th post: all that its rows hold, and `text` to be found by. */
export function generatedPost(stock: Stock, number: number, newest: Date) {
  const { faker, sections } = stock;
  const at = new Date(newest.getTime() - number * daysBetweenPosts * 86_400_000);
  const parts = faker.helpers.arrayElements(sections, stock.sectionsPerPost);
  const title = sentenceOf(faker, faker.number.int({ min: 3, max: 8 })).slice(0, -1);
  const excerpt = sentenceOf(faker, 20);
  const words = parts.reduce((sum, part) => sum + part.words, 0);
  const tagIds = someOf(faker, stock.tagIds, faker.number.int({ min: 1, max: 4 }));
  return {
    id: idOf(faker, at),
    at: at.toISOString(),
    title,
    slug: `${slugify(title)}-${stock.seed}-${number}`,
    excerpt,
    document: { type: "doc", content: parts.flatMap((part) => part.nodes) },
    html: parts.map((part) => part.html).join("\n"),
    outline: parts.flatMap((part) => part.outline),
    rendererVersion,
    text: parts.map((part) => part.text).join("\n"),
    settings: postSettings.parse({ excerpt, tagIds }),
    words,
    minutes: Math.max(1, Math.round(words / wordsPerMinute)),
    tagIds,
    authorIds: someOf(faker, stock.authorIds, faker.datatype.boolean(0.1) ? 2 : 1),
  };
}

/** Different ones, the first of the list far more often than the last: some tags are on a third of all posts, some on hardly any. */
function someOf(faker: Faker, ids: readonly string[], count: number): string[] {
  const chosen = new Set<string>();
  for (let n = 0; n < count; n++) {
    const id = ids[Math.floor(ids.length * faker.number.float() ** 3)];
    if (id) chosen.add(id);
  }
  return [...chosen];
}
