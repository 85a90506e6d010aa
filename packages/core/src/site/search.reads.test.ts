import { inPublication } from "@broadsheet/db/connection";
import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { makeAuthor, makePublication, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { safePassage } from "./passage.ts";
import type { SiteScope } from "./scope.ts";
import { type SearchFilter, searchSite, suggestPosts } from "./search.reads.ts";
import { cleanQuery, plainWords, withWords } from "./search-query.ts";
import { learnWords } from "./search-word.writes.ts";

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
const search = (query: string, page = 1, filter: SearchFilter = {}) =>
  inPublication(database.db, scope.publicationId, (tx) => searchSite(tx, scope, { query, page, ...filter }));
const suggest = (typed: string) =>
  inPublication(database.db, scope.publicationId, (tx) => suggestPosts(tx, scope, typed));
const learn = (text: string) =>
  inPublication(database.db, scope.publicationId, (tx) => learnWords(tx, scope.publicationId, text));
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

describe("ranking", () => {
  const inTitle = { title: "Ferry", html: "<p>Nothing else.</p>", excerpt: "none" };
  const inText = { title: "Boats", html: `<p>${"ferry ".repeat(200)}</p>`, excerpt: "none" };

  test("a word in the title comes before any number of it in a text; of equals the newer", async () => {
    await live({ ...inTitle, title: "Ferry of old", publishedAt: "2019-01-01T00:00:00.000Z" });
    await live({ ...inText, publishedAt: "2026-02-01T00:00:00.000Z" });
    await live({ ...inTitle, title: "Ferry of late", publishedAt: "2025-01-01T00:00:00.000Z" });
    expect(await found("ferry")).toEqual(["Ferry of late", "Ferry of old", "Boats"]);
  });

  test("a title is found however many newer texts have its word", async () => {
    await live({ ...inTitle, publishedAt: "2001-01-01T00:00:00.000Z" });
    await database.owner`
      insert into posts (publication_id, id, kind, status, live, live_version, published_at, live_updated_at, created_at, slug, title, document, html, settings, search)
      select ${scope.publicationId}, gen_random_uuid(), 'post', 'published', true, 1, at, at, at, 'n' || n, 'Note', '{}', '', '{}', to_tsvector('english', 'ferry')
      from (select n, '2020-01-01'::timestamptz + n * interval '1 hour' as at from generate_series(1, 1200) n) made`;
    const results = await search("ferry");
    expect(results.hits[0]?.post.title).toBe("Ferry");
    expect([results.total, results.totalIsLeast]).toEqual([1001, true]);
  });
});

describe("narrowing down", () => {
  test("by tag, author and year, with how many there are of each", async () => {
    const [sea, land] = [
      await makeTag(database.db, scope.publicationId, "Sea"),
      await makeTag(database.db, scope.publicationId, "Land"),
    ];
    const ada = await makeAuthor(database.db, scope.publicationId, "Ada");
    const html = "<p>lighthouse</p>";
    await live({ title: "A", html, tagIds: [sea.id], authorIds: [ada.id] });
    await live({ title: "B", html, tagIds: [sea.id, land.id], publishedAt: "2024-12-31T23:30:00.000Z" });
    await live({ title: "C", html, publishedAt: "2024-05-01T00:00:00.000Z" });
    const { counts, total } = await search("lighthouse");
    expect(total).toBe(3);
    expect(counts).toEqual({
      tags: [
        { slug: sea.slug, name: "Sea", count: 2 },
        { slug: land.slug, name: "Land", count: 1 },
      ],
      authors: [{ slug: ada.slug, name: "Ada", count: 1 }],
      years: [
        { year: 2026, count: 1 },
        { year: 2024, count: 2 },
      ],
    });
    const titles = async (filter: SearchFilter) =>
      (await search("lighthouse", 1, filter)).hits.map(({ post }) => post.title).toSorted();
    expect(await titles({ tagId: sea.id })).toEqual(["A", "B"]);
    expect(await titles({ authorId: ada.id })).toEqual(["A"]);
    expect(await titles({ year: 2024 })).toEqual(["B", "C"]);
    expect(await titles({ tagId: sea.id, year: 2024 })).toEqual(["B"]);
    scope.timezone = "Europe/Vienna";
    expect(await titles({ year: 2025 })).toEqual(["B"]);
  });

  test("a name of another publication narrows down to nothing", async () => {
    await live({ html: "<p>lighthouse</p>" });
    const { id } = await makePublication(database.db);
    const tag = await makeTag(database.db, id);
    expect((await search("lighthouse", 1, { tagId: tag.id })).hits).toEqual([]);
  });
});

describe("misspelt words", () => {
  test("lead to what was meant, unless nothing has that either", async () => {
    await live({ title: "Harbours of the north", html: "<p>The lighthouse keeper sleeps.</p>" });
    await learn("Harbours of the north. The lighthouse keeper sleeps. Labours. Gone with lantern");
    const results = await search("lihgthuose");
    expect([results.correction, results.hits[0]?.passage]).toEqual([
      "lighthouse",
      "<mark>lighthouse</mark> keeper sleeps",
    ]);
    expect((await search("habrours keeper")).correction).toBe("harbours keeper");
    expect((await search('habrours "sleeps"')).correction).toBe('harbours "sleeps"');
    expect((await search("harbours")).correction).toBeNull();
    expect(await search("lighthousek")).toMatchObject({ correction: "lighthouse" });
    expect(await search("lantren")).toMatchObject({ correction: null, hits: [] });
    expect(await search("xylophone")).toMatchObject({ correction: null, hits: [] });
    expect(await search('"lihgthouse"')).toMatchObject({ correction: null, hits: [] });
  });

  test("of one publication say nothing of another's", async () => {
    await live({ html: "<p>lighthouse</p>" });
    await learn("lighthouse");
    scope.publicationId = (await makePublication(database.db)).id;
    await live({ html: "<p>lighthouse</p>" });
    expect((await search("lihgthouse")).correction).toBeNull();
  });

  test("words of a query", () => {
    const query = 'boats or "two words" -not ship, a1 last';
    expect(plainWords(query).map(({ word, last }) => [word, last])).toEqual([
      ["boats", false],
      ["ship", false],
      ["last", true],
    ]);
    const [first, , last] = plainWords(query);
    if (!first || !last) throw new Error("words are missing");
    expect(
      withWords(query, [
        { ...first, by: "x" },
        { ...last, by: "longer" },
      ]),
    ).toBe('x or "two words" -not ship, a1 longer');
  });
});

test("what is offered while somebody types", async () => {
  await live({ slug: "fog", title: "Fog & <b>ferries</b>", html: "<p>grey</p>" });
  await live({ title: "Grey", html: "<p>ferry after ferry</p>" });
  await learn("ferries grey");
  const { items } = await suggest("ferr");
  expect(items.map(({ title }) => title)).toEqual([
    "Fog &amp; &lt;b&gt;<mark>ferries</mark>&lt;/b&gt;",
    "Grey",
  ]);
  expect(items[0]).toMatchObject({ path: "/posts/fog", date: "2026-01-01" });
  expect(await suggest("frerie")).toMatchObject({ query: "frerie", correction: "ferries" });
  expect(await suggest(" ")).toEqual({ query: "", correction: null, items: [] });
});

test("a word that is not finished is no mistake, also where its end is cut off in the index", async () => {
  await live({ title: "Next", html: "<p>generations</p>" });
  await learn("generations");
  expect(await search("generatio")).toMatchObject({ correction: null, total: 1 });
});

test("a search asks the index, also behind the lock", async () => {
  await database.owner`
    insert into posts (publication_id, id, kind, status, live, live_version, published_at, live_updated_at, created_at, slug, title, document, html, settings, search)
    select ${scope.publicationId}, gen_random_uuid(), 'post', 'published', true, 1, at, at, at, 'x' || n, 'Note', '{}', '', '{}',
      to_tsvector('english', 'word' || n % 997) || setweight(to_tsvector('english', 'title' || n % 997), 'A')
    from (select n, '2020-01-01'::timestamptz + n * interval '1 hour' as at from generate_series(1, 20000) n) made`;
  await database.owner`analyze posts`;
  const plans: string[] = [];
  const explained = postgres(database.ownerUrl, {
    max: 1,
    onnotice: ({ message = "" }) => plans.push(message),
  });
  try {
    await explained.unsafe(
      "load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set client_min_messages = log",
    );
    await explained`select set_config('broadsheet.publication_id', ${scope.publicationId}, false)`;
    await explained`select * from search_live_posts(to_tsquery('english', 'word7'), now(), 1000, null, null, null, null)`;
  } finally {
    await explained.end();
  }
  const plan = plans.find((text) => text.includes("ts_rank")) ?? "";
  expect(plan).toContain("Bitmap Index Scan on posts_search");
  expect(plan).toContain("Bitmap Index Scan on posts_title_search");
  expect(plan).not.toContain("Seq Scan on posts");
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
