import { expect, test } from "vitest";
import { parseFrontMatter } from "./front-matter.ts";
import { renderLiquid } from "./liquid.ts";
import { expandPermalink, oldPath } from "./permalink.ts";
import { readDate } from "./source-date.ts";
import { readSourceFields } from "./source-fields.ts";
import { readSourceName, slugOfText, titleOfStem } from "./source-name.ts";

const fields = (matter: string, path = "post.md") => readSourceFields(path, parseFrontMatter(matter), "UTC");

test.each([
  ["---\na: 1\n---\nText", { a: 1 }, "Text", 4],
  ["\ufeff---\r\na: 1\r\n...\r\n\r\nText", { a: 1 }, "\nText", 4],
  ["+++\na = 1\n[b]\nc = [true]\n+++\nText", { a: 1, b: { c: [true] } }, "Text", 6],
  ["---\n---\nText", {}, "Text", 3],
  ["---\nno end", {}, "---\nno end", 1],
  ["Text\n---\na: 1\n---\n", {}, "Text\n---\na: 1\n---\n", 1],
  [
    "---\nversion: 1.10\nday: 2020-01-02\nyes: yes\nbig: 12345678901234567890\n---\n",
    { version: "1.10", day: "2020-01-02", yes: "yes", big: "12345678901234567890" },
    "",
    7,
  ],
])("front matter and body of %j", (source, data, body, bodyLine) => {
  expect(parseFrontMatter(source)).toMatchObject({ data, body, bodyLine });
});

test("front matter knows the line of each field, and of its faults", () => {
  expect(parseFrontMatter("---\ntitle: A\n\ntags:\n  - b\n---\n").lines.get("tags")).toBe(4);
  expect(parseFrontMatter("+++\ntitle = 'A'\n\ntags = ['b']\n+++\n").lines.get("tags")).toBe(4);
  expect(() => parseFrontMatter("---\ntitle: A\nx: [1\n---\n")).toThrow(expect.objectContaining({ line: 4 }));
  expect(() => parseFrontMatter("+++\ntitle = 'A'\nx = [1\n+++\n")).toThrow(
    expect.objectContaining({ name: "SourceError" }),
  );
  expect(() => parseFrontMatter(`---\nx: ${"y".repeat(300_000)}\n---\n`)).toThrow(/longer than/);
});

test.each([
  ["2014-12-17 11:16:21 -0800", "UTC", "2014-12-17T19:16:21.000Z", true],
  ["2025-06-27T09:00:00.000Z", "Europe/Vienna", "2025-06-27T09:00:00.000Z", true],
  ["2025-06-27T09:00:00.1239+02:00", "UTC", "2025-06-27T07:00:00.123Z", true],
  ["2020-02-29", "America/New_York", "2020-02-29T05:00:00.000Z", true],
  ["2020-07-01 08:30", "Europe/Vienna", "2020-07-01T06:30:00.000Z", true],
  ["2020-3-1 8:05:09 UTC", "Europe/Vienna", "2020-03-01T08:05:09.000Z", true],
  ["2020/03/01", "UTC", "2020-03-01T00:00:00.000Z", true],
  // The clocks are put back: the earlier of the two; put forward: an hour that is none is taken as the next.
  ["2020-10-25 02:30", "Europe/Vienna", "2020-10-25T00:30:00.000Z", true],
  ["2020-03-29 02:30", "Europe/Vienna", "2020-03-29T01:30:00.000Z", true],
  ["2023-01-29 18:30:22 2023 -0800", "UTC", "2023-01-30T02:30:22.000Z", false],
  ["2023-01-29 in the evening", "UTC", "2023-01-29T00:00:00.000Z", false],
])("the date %j in %s", (text, zone, instant, exact) => {
  expect(readDate(text, zone)).toEqual({ instant, exact });
});

test.each(["tomorrow", "", "2020-13-01", "2020-02-30", "2020-01-01 25:00", "0000-01-01", "1588341600"])(
  "%j is no date",
  (text) => {
    expect(readDate(text, "UTC")).toBeNull();
  },
);

test.each([
  ["_posts/2014-05-06-hello.md", { date: "2014-05-06", stem: "hello", folder: "", draft: false }],
  ["news/_posts/2014-5-6-hello_there.markdown", { date: "2014-05-06", stem: "hello_there", folder: "news" }],
  ["_drafts/idea.md", { date: null, stem: "idea", draft: true }],
  ["posts/2021-01-02-trip/index.md", { date: "2021-01-02", stem: "trip", folder: "posts" }],
  ["index.md", { date: null, stem: "index", folder: "" }],
  ["release/v0.10.0.md", { stem: "v0.10.0", folder: "release", sectionIndex: false }],
  ["posts/_index.md", { sectionIndex: true }],
])("the name %s", (path, expected) => {
  expect(readSourceName(path)).toMatchObject(expected);
});

test("titles and addresses of names", () => {
  expect(titleOfStem("hello-my_world")).toBe("Hello my world");
  expect(slugOfText("v0.10.0")).toBe("v0-10-0");
  expect(slugOfText("/2014/Größe.html")).toBe("grosse");
  expect(slugOfText("日本語")).toBe("日本語");
  expect(slugOfText("///")).toBe("");
});

test("fields of Jekyll, Hugo and others come together", () => {
  const jekyll = fields(
    "---\ncategories: a B\ntags: c, d e\nauthors: [{name: X, url: 'https://x.org'}, Y]\npublished: false\n---\n",
  );
  expect(jekyll.tags.map(({ name }) => name)).toEqual(["a", "B", "c", "d e"]);
  expect(jekyll.authors).toMatchObject([
    { name: "X", website: "https://x.org" },
    { name: "Y", website: null },
  ]);
  expect(jekyll.wish).toBe("draft");
  expect(fields("---\ncategory: Short Notes\ntag: Short notes\n---\n").tags).toEqual([
    { name: "Short Notes", slug: null },
  ]);
  expect(fields("---\nexcerpt: e\ndescription: d\n---\n")).toMatchObject({
    excerpt: "e",
    metaDescription: "d",
  });
  expect(fields("---\ndescription: d\n---\n")).toMatchObject({ excerpt: "d", metaDescription: "" });
  expect(fields("---\ntype: page\n---\n")).toMatchObject({ kind: "page", frontMatter: {} });
  expect(fields("---\nlayout: wide\nupdated: 2020-01-02\nlastmod: 2020-01-03\n---\n")).toMatchObject({
    kind: "post",
    updated: "2020-01-02T00:00:00.000Z",
    frontMatter: { layout: "wide", lastmod: "2020-01-03" },
  });
  expect(fields("---\nstatus: archived\n---\n").wish).toBe("archived");
  expect(fields("---\ntitle: 2001\n---\n").title).toBe("2001");
  expect(fields("---\nx: 1\n---\n", "2001-02-03-x.md").date).toBe("2001-02-03T00:00:00.000Z");
});

test("a field that says something else is kept as it is, with a notice", () => {
  const { frontMatter, notices, excerpt } = fields(
    `---\nlang: [x]\nexcerpt: ${"e".repeat(501)}\ndraft: perhaps\n---\n`,
  );
  expect(frontMatter).toEqual({ lang: ["x"], excerpt: "e".repeat(501), draft: "perhaps" });
  expect(excerpt).toBe("");
  expect(notices.map(({ line }) => line).sort()).toEqual([2, 3, 4]);
});

test.each([
  ["/blog/:path/", "/blog/release/v0.10.0"],
  ["/:year/:month/:day/:title.html", "/2013/03/11/v0.10.0.html"],
  ["date", "/node/2013/03/11/v0.10.0.html"],
  ["/:categories/:i_month/:slug", "/node/3/v0-10-0"],
  ["/:unknown/:title", null],
])("the permalink %s", (pattern, expected) => {
  const name = readSourceName("release/2013-03-11-v0.10.0.md");
  expect(expandPermalink(pattern, { name, date: null, slug: "v0-10-0", categories: ["Node"] })).toBe(
    expected,
  );
});

test.each([
  ["https://x.org/a//b/?q#h", "/a/b"],
  ["/caf%C3%A9/index.html", "/café"],
  ["/", null],
  ["/%zz", null],
  ["/a b", null],
  ["old", "/old"],
])("the old address %s", (address, expected) => {
  expect(oldPath(address)).toBe(expected);
});

test("a tag over two lines, and code that holds fences", () => {
  const options = { site: new Map(), firstLine: 1, locate: () => "/posts/x" };
  expect(renderLiquid("[a]({% link\n  x.md %})\nb", options).text).toBe("[a](/posts/x\n)\nb");
  expect(renderLiquid("{% highlight md %}\n```js\n```\n{% endhighlight %}", options).text).toBe(
    "````md\n```js\n```\n````",
  );
});

test("Liquid outside of code is done or told of; inside it stays", () => {
  const source =
    "{% raw %}{{ a }}{% endraw %} {{ b }} `{{ c }}` {{ site.name }} {{ '/x' | relative_url }}\n~~~\n{{ d }}\n~~~\n{%- link x.md -%}";
  const { text, notices } = renderLiquid(source, {
    site: new Map([["name", "N"]]),
    firstLine: 10,
    locate: (name) => (name === "x.md" ? "/posts/x" : null),
  });
  expect(text).toBe("{{ a }} {{ b }} `{{ c }}` N /x\n~~~\n{{ d }}\n~~~\n/posts/x");
  expect(notices).toEqual([{ line: 10, reason: "Kept {{ b }} as text: it means nothing here" }]);
});

test.each([
  ["lists", `a: ${"[".repeat(60_000)}`],
  ["tags", `a: ${"!x ".repeat(20_000)}`],
  ["keys", Array.from({ length: 7_000 }, (_, index) => `k${index}: 1`).join("\n")],
  [
    "merges",
    Array.from(
      { length: 1_500 },
      (_, index) => `k${index}: &a${index}\n  <<: ${index ? `*a${index - 1}` : "{}"}\n  p${index}: 1`,
    ).join("\n"),
  ],
])("front matter made of %s alone is read or refused at once", { timeout: 15_000 }, (_, yaml) => {
  try {
    parseFrontMatter(`---\n${yaml}\n---\n`);
  } catch (error) {
    expect(error).toMatchObject({ name: "SourceError" });
  }
  const liquid = { site: new Map(), firstLine: 1, locate: () => null };
  const open = "{% highlight x %}{% raw %}\n".repeat(20_000);
  expect(renderLiquid(open, liquid).text).toBe(open);
});
