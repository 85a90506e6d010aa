import { inPublication } from "@broadsheet/db/connection";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { makePublication } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { safePassage } from "./passage.ts";
import type { SiteScope } from "./scope.ts";
import { searchSite } from "./search.reads.ts";
import { cleanQuery } from "./search-query.ts";

let database: TestDatabase;
let scope: SiteScope;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { id } = await makePublication(database.db);
  scope = { publicationId: id, now: "2026-06-01T12:00:00.000Z", language: "en", timezone: "UTC" };
});

const live = (options: Parameters<typeof makeLivePost>[2]) =>
  makeLivePost(database.db, scope.publicationId, options);
const search = (query: string, page = 1) =>
  inPublication(database.db, scope.publicationId, (tx) => searchSite(tx, scope, { query, page }));
const found = async (query: string) => (await search(query)).hits.map(({ post }) => post.title);

describe("search", () => {
  test("a word in the title outranks one in the text; pages are found too", async () => {
    await live({ title: "Boats", html: "<p>They float, as harbours know.</p>" });
    await live({ title: "Harbours", html: "<p>Where boats rest.</p>" });
    await live({ title: "About", kind: "page", html: "<p>We write about boats, boats and boats.</p>" });
    expect((await found("boat"))[0]).toBe("Boats");
    expect((await found("boat")).toSorted()).toEqual(["About", "Boats", "Harbours"]);
    expect((await found("harbour"))[0]).toBe("Harbours");
  });

  test("quotes, minus and the beginning of the last word", async () => {
    await live({ title: "One", html: "<p>the printing press arrived</p>" });
    await live({ title: "Two", html: "<p>press the button for printing</p>" });
    expect(await found('"printing press"')).toEqual(["One"]);
    expect(await found("press -button")).toEqual(["One"]);
    expect((await found("printing butt")).toSorted()).toEqual(["Two"]);
    expect((await found("pri")).toSorted()).toEqual(["One", "Two"]);
    expect(await found("printing -butt")).toHaveLength(2);
  });

  test("the language decides how words are reduced", async () => {
    await live({ title: "Häuser", html: "<p>Zwei Häuser.</p>", searchConfig: "german" });
    scope.language = "de-AT";
    expect(await found("haus")).toEqual(["Häuser"]);
  });

  test("passages mark what was found and escape everything else", async () => {
    const html = `<p>The &lt;script&gt;alert(1)&lt;/script&gt; boat &amp; <b title="a>b">crew</b> \u0002sailed\u0003 on.</p>`;
    await live({ title: "<img src=x onerror=alert(1)>", html });
    const [hit] = (await search("boat")).hits;
    expect(hit?.passage).toContain("<mark>boat</mark>");
    expect(hit?.passage).toContain("alert(1)&lt;/script&gt;");
    expect(hit?.passage.replaceAll(/<\/?mark>/g, "")).not.toMatch(/[<>]/);
    expect(hit?.passage).toContain("crew sailed");
    expect(hit?.passage.match(/<mark>/g)).toHaveLength(1);
  });

  test("passages leave out marks of footnotes, and no gap where a tag was", async () => {
    const html = `<p>Every <em>ship</em>, it is said<sup class="footnote-ref"><a href="#fn-1">1</a></sup>, has <a href="/x" title="a>b">rats</a>.</p><p>Twice.</p>`;
    await live({ html });
    expect((await search("rats")).hits[0]?.passage).toBe(
      "Every ship, it is said, has <mark>rats</mark>. Twice",
    );
  });

  test("pages are bounded and hold every hit once", async () => {
    for (let n = 0; n < 23; n++) await live({ html: "<p>whale</p>" });
    const pages = [await search("whale", 1), await search("whale", 2), await search("whale", 3)];
    expect(pages.map(({ hits }) => hits.length)).toEqual([10, 10, 3]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ post }) => post.id))).size).toBe(23);
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    expect((await search("whale", 21)).hits).toEqual([]);
  });

  test.each([
    "",
    "   ",
    "the",
    "'",
    '"',
    "a & b | !",
    ":*",
    "\\",
    "\u0000",
    "!!! ((",
    "<->",
    "x".repeat(5000),
  ])("the query %j is answered", async (query) => {
    await live({ html: "<p>the boat</p>" });
    expect((await search(query)).hits).toEqual([]);
  });

  test("whatever is asked is answered", async () => {
    await live({ html: "<p>the boat sails</p>" });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (query) => {
        expect((await search(query)).page).toBe(1);
      }),
      { numRuns: 150 },
    );
  });
});

test("a passage never holds markup but whole marks", () => {
  const piece = fc.constantFrom(
    "\u0002",
    "\u0003",
    "<b>",
    "&lt;",
    "&#60;",
    "&#x3c;script",
    "word",
    '"',
    "&",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const safe = safePassage(pieces.join(""));
      expect(safe.replaceAll(/<mark>[^<]*<\/mark>/g, "")).not.toMatch(/[<>]/);
    }),
  );
});

test("a query is one bounded line", () => {
  expect(cleanQuery(" a\n\u0000b  c ")).toBe("a b c");
  expect(cleanQuery("😀".repeat(300)).length).toBeLessThanOrEqual(200);
});
