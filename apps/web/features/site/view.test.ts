import { countedPosts } from "@broadsheet/core/site/tag-and-author.reads";
import { expect, test } from "vitest";
import { publicationWith } from "./testing/fixtures.ts";
import { countOfPosts } from "./themes/parts.tsx";
import { viewOf } from "./view.ts";

test("a publication's view is made once, and again when something of it changes", () => {
  const publication = publicationWith({ language: "de" });
  const view = viewOf(publication);
  expect(viewOf(publication)).toBe(view);
  expect(viewOf(structuredClone(publication))).toBe(view);
  const renamed = viewOf({ ...publication, name: "The Other Review" });
  expect(renamed.publication.name).toBe("The Other Review");
  const settings = { ...publication.settings, theme: "signal" as const, language: "en" };
  expect(viewOf({ ...publication, settings })).toMatchObject({ themeName: "signal", spoken: "en" });
});

test("a language that is none is English, from left to right", () => {
  const publication = publicationWith({});
  const settings = { ...publication.settings, language: "en-12" };
  expect(viewOf({ ...publication, settings })).toMatchObject({ language: "en", direction: "ltr" });
});

test("posts are counted as far as they were, in the publication's language", () => {
  const view = viewOf(publicationWith({ language: "de" }));
  expect([1, countedPosts, countedPosts + 1].map((count) => countOfPosts(view, count))).toEqual([
    "1 Beitrag",
    "1.000 Beiträge",
    "Mehr als 1.000 Beiträge",
  ]);
});
