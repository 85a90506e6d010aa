import { publicationSettings } from "@broadsheet/contract/publications";
import type { SitePostCard } from "@broadsheet/contract/site";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { SitePostWithNeighbours } from "@broadsheet/core/site/post.reads";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import { HtmlValidate } from "html-validate";

/** A publication as pages get it, with settings of the test's choice. */
export function publicationWith(settings: object, id = crypto.randomUUID()): PublicationContext {
  return {
    id,
    name: "The Harbour Review",
    description: "Slow reporting from the coast.",
    url: "http://localhost:3000",
    settings: publicationSettings.parse({
      navigation: [{ label: "Coast", href: "/tags/coast" }],
      footerText: "One paragraph.\n\nAnother.",
      ...settings,
    }),
  };
}

const cover = {
  src: "/media/boat.jpg",
  alt: "A boat",
  caption: "At sea",
  width: 1200,
  height: 800,
  picture: null,
};

/** The `n`th of a publication's posts; each differs in what it has. */
export function cardOf(n: number): SitePostCard {
  return {
    id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
    kind: "post",
    slug: `post-${n}`,
    path: `/posts/post-${n}`,
    title:
      n === 3 ? "A title of quite some length, as editors like them when nobody stops them" : `Post ${n}`,
    excerpt: n === 2 ? "" : `What post ${n} is about.`,
    cover: n % 2 === 1 ? cover : null,
    featured: n === 1,
    readingMinutes: n,
    publishedAt: `202${n % 6}-03-0${(n % 9) + 1}T08:00:00.000Z`,
    updatedAt: "2026-05-01T08:00:00.000Z",
    authors: [
      { id: "a", name: "Ada Marsh", slug: "ada-marsh" },
      { id: "b", name: "Jonas Feldt", slug: "jonas-feldt" },
    ].slice(0, n % 3),
    tags: n % 4 === 0 ? [] : [{ id: "t", name: "Coast", slug: "coast" }],
  };
}

export const listOf = (count: number, page = 1): PostList => ({
  items: Array.from({ length: count }, (_, index) => cardOf(index + 1)),
  page,
  hasOlder: count > 6,
});

export function postWith(change: Partial<SitePostWithNeighbours> = {}): SitePostWithNeighbours {
  const linked = (n: number) => ({ ...cardOf(n), cover: cardOf(n).cover });
  return {
    ...cardOf(1),
    html: '<p>It begins.</p><h2 id="one">One</h2><p>1</p><h2 id="two">Two</h2><p>2</p><h3 id="three">Three</h3><p>3</p>',
    outline: [
      { level: 2, text: "One", id: "one" },
      { level: 2, text: "Two", id: "two" },
      { level: 3, text: "Three", id: "three" },
    ],
    language: null,
    metaTitle: "",
    metaDescription: "",
    canonicalUrl: null,
    noindex: false,
    wordCount: 1200,
    older: { id: "0", title: "Older", path: "/posts/older" },
    newer: { id: "0", title: "Newer", path: "/posts/newer" },
    related: [linked(2), linked(3), linked(4)],
    translations: [],
    ...change,
  };
}

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // React's own spelling, equal in meaning.
    "attr-case": "off",
    "attr-quotes": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "long-title": "off",
    // Colours of the publication are custom properties on the root element.
    "no-inline-style": "off",
    // Custom properties and tags carry names that readers choose.
    "valid-id": "off",
  },
});

/** What html-validate finds wrong with a document. */
export async function problemsOf(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map((m) => `${m.ruleId}: ${m.message} at ${m.line}:${m.column}`),
  );
}
