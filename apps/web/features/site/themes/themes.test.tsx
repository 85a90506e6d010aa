import { readFileSync } from "node:fs";
import { homeLayouts, themeNames } from "@broadsheet/contract/publications";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { contrast } from "../accent.ts";
import { siteAssets } from "../assets.ts";
import { ArchivePage, PeriodPage } from "../pages/archive-page.tsx";
import { ErrorPage, NotFoundPage } from "../pages/error-page.tsx";
import { HomePage } from "../pages/home-page.tsx";
import { AuthorPage, TagPage } from "../pages/list-page.tsx";
import { PostPage } from "../pages/post-page.tsx";
import { SearchPage } from "../pages/search-page.tsx";
import { SetupPage } from "../pages/setup-page.tsx";
import { renderStatic } from "../static/render-static.ts";
import { cardOf, listOf, postWith, problemsOf, publicationWith } from "../testing/fixtures.ts";
import { themes } from "./registry.ts";

const author = {
  id: "a",
  name: "Ada Marsh",
  slug: "ada-marsh",
  bio: "Writes.",
  avatarUrl: null,
  website: "https://ada.example/",
  postCount: 3,
};
const tag = {
  id: "t",
  name: "Coast",
  slug: "coast",
  description: "By the sea.",
  imageUrl: "/media/t.jpg",
  postCount: 3,
};

/** Every kind of page, each in the states that change how it is built. */
function pagesOf(settings: object): Record<string, ReactElement> {
  const publication = publicationWith(settings);
  const months = [{ year: 2026, month: 3, count: 2 }];
  return {
    home: <HomePage publication={publication} list={listOf(9)} />,
    "second page": <HomePage publication={publication} list={listOf(5, 2)} />,
    "one post": <HomePage publication={publication} list={listOf(1)} />,
    empty: <HomePage publication={publication} list={listOf(0)} />,
    post: (
      <PostPage
        publication={publication}
        post={postWith({
          translations: [
            { id: "x", kind: "post", slug: "meer", title: "Das Meer", language: "de", path: "/posts/meer" },
          ],
        })}
      />
    ),
    "bare post": (
      <PostPage
        publication={publication}
        post={postWith({ ...cardOf(4), authors: [], outline: [], related: [], older: null, newer: null })}
      />
    ),
    "post of another language": <PostPage publication={publication} post={postWith({ language: "ar" })} />,
    page: (
      <PostPage
        publication={publication}
        post={postWith({ kind: "page", related: [], older: null, newer: null })}
      />
    ),
    tag: <TagPage publication={publication} tag={tag} list={listOf(3)} />,
    "tag without a picture": (
      <TagPage publication={publication} tag={{ ...tag, imageUrl: null, description: "" }} list={listOf(3)} />
    ),
    author: <AuthorPage publication={publication} author={author} list={listOf(3)} />,
    "author with a picture": (
      <AuthorPage
        publication={publication}
        author={{ ...author, avatarUrl: "/media/a.jpg", bio: "", website: null }}
        list={listOf(3)}
      />
    ),
    archive: <ArchivePage publication={publication} months={months} />,
    period: <PeriodPage publication={publication} list={listOf(3)} year={2026} month={3} />,
    search: <SearchPage publication={publication} query="" filters={{}} names={{}} results={null} />,
    "not found": <NotFoundPage publication={publication} recent={[cardOf(1), cardOf(2)]} />,
    failure: <ErrorPage publication={publication} status={500} />,
    "with a logo": (
      <HomePage
        publication={publicationWith({ ...settings, logoUrl: "/media/logo.png", hidden: true })}
        list={listOf(1)}
      />
    ),
    setup: <SetupPage publication={publication} onLoopback />,
  };
}

const documentOf = (page: ReactElement) => `<!doctype html>${renderToStaticMarkup(page)}`;

describe.each(themeNames)("the theme %s", (theme) => {
  const cases = homeLayouts.flatMap((homeLayout) =>
    Object.entries(pagesOf({ theme, homeLayout })).map(([kind, page]) => ({
      kind,
      homeLayout,
      page,
      html: documentOf(page),
    })),
  );

  test.each(cases)(
    "$kind, $homeLayout: a valid document with one first heading and its landmarks",
    async ({ html }) => {
      expect(await problemsOf(html)).toEqual([]);
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
      for (const landmark of ["<header", "<main", "<footer", 'class="skip"'])
        expect(html).toContain(landmark);
      expect(html).toContain('name="site-theme"');
    },
  );

  test.each(cases)("$kind, $homeLayout: is rendered without React as with it", ({ page, html }) => {
    // The second time parts of it come from what was kept.
    for (let time = 0; time < 2; time++) expect(`<!doctype html>${renderStatic(page)}`).toBe(html);
  });

  test.each(cases)(
    "$kind, $homeLayout: nothing is loaded from elsewhere, and no script stands in the page",
    ({ html }) => {
      const loaded = [...html.matchAll(/<(?:img|script|link|iframe|source)\b[^>]*?\s(?:src|href)="([^"]+)"/g)]
        .filter(([element]) => !/rel="(?:canonical|alternate|prev|next)"/.test(element))
        .map(([, address]) => address);
      expect(loaded.filter((address) => !/^\/(?!\/)/.test(address ?? ""))).toEqual([]);
      expect(html).not.toMatch(/<script(?![^>]*(src=|application\/ld\+json))|<style|\son[a-z]+=/);
    },
  );

  test("a post keeps its words, who wrote it, when, and the ways on from it", () => {
    const html = documentOf(pagesOf({ theme }).post as ReactElement);
    for (const part of [
      "It begins.",
      'href="/authors/ada-marsh"',
      'href="#one"',
      "<time",
      'rel="tag"',
      'rel="prev"',
      'rel="next"',
      "data-share",
      'href="/posts/post-2"',
      'hrefLang="de"',
    ])
      expect(html).toContain(part);
  });

  test("speaks German, and is set from right to left", async () => {
    const german = documentOf(pagesOf({ theme, language: "de-AT" }).home as ReactElement);
    expect(german).toContain('lang="de-AT" dir="ltr"');
    expect(german).toContain("Ältere Beiträge");
    expect(german).not.toContain("Older posts");
    const hebrew = documentOf(pagesOf({ theme, language: "he" }).post as ReactElement);
    expect(hebrew).toContain('lang="he" dir="rtl"');
    expect(await problemsOf(hebrew)).toEqual([]);
  });

  test("text can be read on every ground, light and dark", () => {
    const { colours } = themes[theme].tokens;
    for (const side of [0, 1] as const) {
      for (const ground of ["paper", "surface", "raised", "sunken"] as const)
        for (const text of [
          "ink",
          "ink-soft",
          "ink-faint",
          "danger",
          "warning",
          "success",
          "notice",
          "violet",
        ] as const)
          expect([ground, text, contrast(colours[text][side], colours[ground][side]) >= 4.5]).toEqual([
            ground,
            text,
            true,
          ]);
      for (const tone of ["danger", "warning", "success", "notice", "violet"] as const)
        expect(contrast(colours[tone][side], colours[`${tone}-soft`][side])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colours["line-strong"][side], colours.paper[side])).toBeGreaterThanOrEqual(3);
    }
  });

  test("its style sheet loads nothing from elsewhere and lays out by direction of writing", () => {
    const css = readFileSync(
      new URL(`../../../public${siteAssets.themes[theme].style}`, import.meta.url),
      "utf8",
    );
    expect(css).not.toMatch(/url\(["']?(?:https?:)?\/\//);
    expect(css).not.toMatch(
      /[{;](?:margin|padding|border)-(?:left|right)\b|[{;](?:left|right):|text-align:(?:left|right)/,
    );
    expect(css).toContain("prefers-reduced-motion");
    for (const font of siteAssets.themes[theme].fonts) expect(css).toContain(font);
  });
});
