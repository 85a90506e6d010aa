import { cp, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ActorContext } from "../kernel/context.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { importMarkdown } from "./import-markdown.ts";
import type { ImportOptions } from "./import-options.ts";
import type { ImportReport } from "./import-report.ts";

let app: TestApp;
let ctx: ActorContext;
let studio: Caller;
let folder: string;

const defaults: ImportOptions = {
  source: "test",
  dryRun: false,
  overwrite: false,
  permalink: null,
  siteHosts: ["old.example.org"],
  siteValues: new Map([["url", "https://old.example.org"]]),
  defaultAuthor: "The editors",
};
const run = (options: Partial<ImportOptions> = {}) =>
  importMarkdown(ctx, folder, { ...defaults, ...options });

beforeAll(async () => {
  app = await createTestApp({ settings: { timezone: "Europe/Vienna" } });
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  await app.database.owner`truncate posts, authors, tags, redirects, media, imported_items cascade`;
  ctx = (await app.contextFor({ kind: "system", name: "import" })) as ActorContext;
  studio = await app.as({ kind: "system", name: "test" });
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-import-"));
  await cp(path.join(import.meta.dirname, "fixtures/odd"), folder, { recursive: true });
  await symlink("/etc/hostname", path.join(folder, "link.md"));
  await symlink("/etc/hostname", path.join(folder, "images/link.png"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function byFile(report: ImportReport, file: string) {
  const found = [...report.imported, ...report.updated].find((post) => post.file === file);
  if (!found) throw new Error(`${file} was not imported: ${JSON.stringify(report.skipped)}`);
  return found;
}
const detail = (report: ImportReport, file: string) => studio.posts.get({ id: byFile(report, file).id });
const reasons = (list: ImportReport["skipped"], file: string) =>
  list.filter((item) => item.file === file).map(({ line, reason }) => `${line}: ${reason}`);

test("a Jekyll post keeps its date, people, tags, code, links and what nobody understands", async () => {
  const report = await run();
  const post = await detail(report, "_posts/2014-05-06-hello-jekyll.md");
  expect(post).toMatchObject({
    title: "Hello, Jekyll",
    slug: "hello",
    status: "published",
    publishedAt: "2014-05-06T19:11:43.000Z",
    createdAt: "2014-05-06T19:11:43.000Z",
    authors: [{ name: "parkr" }],
  });
  expect(post.tags.map((tag) => tag.name)).toEqual(["news", "Releases", "ruby", "Static Sites", "2014"]);
  expect(post.workingCopy.settings.frontMatter).toEqual({
    version: "1.10",
    series: { name: "Beginnings", part: 1 },
  });
  const json = JSON.stringify(post.workingCopy.document);
  expect(json).toContain('"href":"/posts/second#more"');
  expect(json).toContain('"href":"/posts/second"');
  expect(json).toContain('"href":"/about?from=post#team"');
  expect(json).toContain('"language":"ruby"');
  expect(json).toContain('puts \\"{{ page.title }}\\"');
  expect(json).toContain("{{ content }}");
  expect(json).not.toContain("raw %}");
  expect(json).toContain("https://old.example.org/layouts");
  expect(json).toMatch(/"src":"\/media\/[^"]+\.png"/);
  expect(reasons(report.warnings, "_posts/2014-05-06-hello-jekyll.md")).toEqual([
    expect.stringMatching(/^25: Kept \{% include share\.html %\} as text/),
  ]);
  const redirects = (await studio.redirects.list({ limit: 50 })).items;
  expect(redirects.filter(({ to }) => to === "/posts/hello").map(({ fromPath }) => fromPath)).toEqual([
    "/ancient/hello",
    "/old/hello.html",
    "/older",
  ]);
});

test("title from the first heading, date from the day in the publication's zone, author with a profile", async () => {
  const report = await run();
  const post = await detail(report, "_posts/2014-05-07-second.markdown");
  expect(post).toMatchObject({
    title: "The second one",
    publishedAt: "2014-05-06T22:00:00.000Z",
    authors: [{ name: "Ana María", slug: "ana-maria" }],
    tags: [{ name: "Short Notes" }],
  });
  const json = JSON.stringify(post.workingCopy.document);
  expect(json).not.toContain("second* one");
  expect(json).toContain('"href":"/posts/hello"');
  expect(json).toContain('"href":"/posts/unfinished"');
  expect(json).toContain('"href":"./gone.md"');
  expect(json).toContain("{{ this.stays }}");
  expect(reasons(report.warnings, "_posts/2014-05-07-second.markdown")).toEqual([
    '12: The link "./gone.md" leads to no imported file: kept as it is',
  ]);
  const [author] = (await studio.authors.list({ q: "Ana" })).items;
  expect(author).toMatchObject({
    website: "https://ana.example.org",
    bio: "Writes short notes.",
    postCount: 2,
  });
});

test("Hugo's TOML, bundles, pages, drafts and posts of the future", async () => {
  const report = await run();
  const hugo = await detail(report, "content/hugo.md");
  expect(hugo).toMatchObject({
    slug: "hugo-and-toml",
    publishedAt: "2020-02-29T11:30:00.000Z",
    authors: [{ name: "Ana María" }, { name: "Ben" }],
  });
  expect(hugo.workingCopy.settings.frontMatter).toEqual({ weight: 3, params: { math: true } });
  expect(JSON.stringify(hugo.workingCopy.document)).toContain("{{< figure");
  const [row] = await app.database.owner`select live_updated_at from posts where id = ${hugo.id}`;
  expect(row?.live_updated_at.toISOString()).toBe("2021-03-01T00:00:00.000Z");

  const bundle = await detail(report, "content/bundle/index.md");
  expect(bundle).toMatchObject({ slug: "bundle", excerpt: "With its picture beside it." });
  const src = bundle.workingCopy.settings.cover?.src ?? "";
  expect(src).toMatch(/^\/media\//);
  expect(JSON.stringify(bundle.workingCopy.document).split(src)).toHaveLength(3);
  expect(report.created.media).toBe(2);
  expect(reasons(report.warnings, "content/bundle/index.md")).toEqual([
    '10: The file "missing.pdf" was not taken: There is no such file',
  ]);

  expect(await detail(report, "about.md")).toMatchObject({
    kind: "page",
    slug: "about",
    livePath: "/about",
    workingCopy: { settings: { featured: true, language: "de", canonicalUrl: "https://example.org/about" } },
  });
  expect(byFile(report, "_drafts/unfinished.md").status).toBe("draft");
  expect(byFile(report, "hidden.md").status).toBe("draft");
  expect(await detail(report, "future.md")).toMatchObject({
    status: "scheduled",
    scheduledAt: "2999-01-01T00:00:00.000Z",
    live: false,
  });
  expect(byFile(report, "content/second.md")).toMatchObject({ slug: "second-2", title: "Second again" });
  expect(byFile(report, "empty.md")).toMatchObject({ title: "Empty", slug: "empty", status: "published" });
});

test("what cannot be read is skipped with line and reason, and stops nothing", async () => {
  const report = await run();
  expect(
    Object.fromEntries(report.skipped.map(({ file, line, reason }) => [file, `${line}: ${reason}`])),
  ).toEqual({
    "bad-date.md": '3: "date" is no date: "the day after tomorrow"',
    "bad-toml.md": expect.stringMatching(/^2: The front matter is not valid TOML/),
    "bad-yaml.md": expect.stringMatching(/^[34]: The front matter is not valid YAML/),
    "binary.md": "1: This is not a text file",
    "bomb.md": expect.stringMatching(/^2: The front matter cannot be read: Excessive alias count/),
    "content/_index.md": expect.stringMatching(/^1: _index\.md describes a list/),
    "deep.md": "3: The front matter is not valid YAML: it is nested too deeply",
    "link.md": "1: This is a symbolic link, and links are not followed",
    "list.md": "2: The front matter is not a list of fields",
    "long-title.md": "2: The title is not one line of at most 255 characters",
    "twice.md": '3: The front matter names "title" twice',
  });
  expect(report.imported).toHaveLength(report.files - report.skipped.length + 1);
});

test("other encodings are read, or said to be guessed", async () => {
  const report = await run();
  expect(byFile(report, "utf16.md").title).toBe("Sixteen bits");
  expect(JSON.stringify((await detail(report, "utf16.md")).workingCopy.document)).toContain("Grüße");
  expect(byFile(report, "latin1.md").title).toBe("Déjà vu");
  expect(reasons(report.warnings, "latin1.md")).toEqual([expect.stringMatching(/^1: Read as Windows-1252/)]);
  expect(await detail(report, "windows.md")).toMatchObject({ publishedAt: "2016-01-03T09:00:00.000Z" });
});

test("a hostile file reaches nothing outside of the folder, and no script reaches a page", async () => {
  const report = await run();
  const post = await detail(report, "hostile.md");
  expect(post.title).toBe("Hostile <script>alert(1)</script>");
  expect(post.workingCopy.settings.cover).toBeNull();
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const [row] = await app.database.owner`select html from posts where id = ${post.id}`;
  expect(row?.html).not.toMatch(/<script|onerror|javascript:/i);
  const said = reasons(report.warnings, "hostile.md").join("\n");
  expect(said).toMatch(/passwd\.png" (?:was not taken|leads to no imported file)/);
  expect(said).toContain('"images/link.png" was not taken: It lies outside of the imported folder');
  expect(report.created.media).toBe(2);
  expect(JSON.stringify(post.workingCopy.document)).toMatch(/"src":"\/media\//);
});

test("a second run changes nothing; a changed file is published anew; no mail leaves", async () => {
  const first = await run();
  const before = await app.database.owner`select * from posts order by id`;
  const again = await run();
  expect(again).toMatchObject({ imported: [], updated: [], unchanged: first.imported.length, missing: [] });
  expect(await app.database.owner`select * from posts order by id`).toEqual(before);

  app.setNow("2026-03-02T09:00:00.000Z");
  await writeFile(path.join(folder, "about.md"), "---\nlayout: page\ntitle: About us\n---\nNew text.\n");
  const third = await run();
  expect(third).toMatchObject({
    imported: [],
    updated: [{ file: "about.md", slug: "about", status: "published" }],
  });
  const [row] = await app.database.owner`select title, html from posts where slug = 'about'`;
  expect(row).toMatchObject({ title: "About us", html: expect.stringContaining("New text.") });
  const jobs = await app.database
    .owner`select name from pgboss.job where name not in ('post.publish-scheduled', 'media.prepare')`;
  expect(jobs.filter(({ name }) => !name.startsWith("__"))).toEqual([]);
});

test("what people did in the studio since is not overwritten without being asked", async () => {
  const first = await run();
  const { id } = byFile(first, "about.md");
  app.setNow("2026-03-02T09:00:00.000Z");
  await studio.posts.save({ id, version: 1, title: "Edited by hand" });
  await studio.posts.delete({ id: byFile(first, "hidden.md").id, version: 1 });
  await studio.posts.unpublish({ id: byFile(first, "empty.md").id, version: 1 });
  for (const file of ["about.md", "hidden.md", "empty.md"])
    await writeFile(path.join(folder, file), "# Changed\n");
  const second = await run();
  expect(reasons(second.skipped, "about.md")).toEqual([expect.stringMatching(/was edited in the studio/)]);
  expect(reasons(second.skipped, "hidden.md")).toEqual([expect.stringMatching(/is in the bin/)]);
  expect(second.updated).toMatchObject([{ file: "empty.md", status: "draft", title: "Changed" }]);
  const third = await run({ overwrite: true });
  expect(third.updated).toMatchObject([{ file: "about.md", title: "Changed" }]);
  expect(reasons(third.skipped, "hidden.md")).toHaveLength(1);
});

test("a file that is gone is reported and its post stays; a purged post comes back only when asked", async () => {
  const first = await run();
  const { id } = byFile(first, "empty.md");
  await rename(path.join(folder, "about.md"), path.join(folder, "about-us.md"));
  await studio.posts.delete({ id, version: 1 });
  await studio.posts.purge({ id, version: 1 });
  const second = await run();
  expect(second.missing).toEqual(["about.md"]);
  expect(second.imported.map(({ file, slug }) => ({ file, slug }))).toEqual([
    { file: "about-us.md", slug: "about-2" },
  ]);
  expect(reasons(second.skipped, "empty.md")).toEqual([expect.stringMatching(/was destroyed/)]);
  const third = await run({ overwrite: true });
  expect(third.imported.map(({ file }) => file)).toEqual(["empty.md"]);
});

test("a dry run says the same and changes nothing", async () => {
  const dry = await run({ dryRun: true });
  expect(await app.database.owner`select count(*)::int as n from posts`).toEqual([{ n: 0 }]);
  expect(await app.database.owner`select count(*)::int as n from authors`).toEqual([{ n: 0 }]);
  const real = await run();
  const outline = (report: ImportReport) =>
    report.imported.map(({ file, kind, slug, title, status }) => ({ file, kind, slug, title, status }));
  expect(outline(dry)).toEqual(outline(real));
  expect(dry.skipped).toEqual(real.skipped);
  expect(dry.warnings).toEqual(real.warnings);
});

test("old addresses by a pattern: redirects from them, and links to them lead to the posts", async () => {
  await writeFile(
    path.join(folder, "linking.md"),
    "[x](/blog/content/hugo/#top) [y](https://old.example.org/blog/windows)\n",
  );
  const report = await run({ permalink: "/blog/:path/" });
  const json = JSON.stringify((await detail(report, "linking.md")).workingCopy.document);
  expect(json).toContain('"/posts/hugo-and-toml#top"');
  expect(json).toContain('"/posts/windows"');
  const redirects = (await studio.redirects.list({ q: "/blog/windows", limit: 5 })).items;
  expect(redirects).toMatchObject([{ fromPath: "/blog/windows", to: "/posts/windows", permanent: true }]);
});

test("Jekyll's file of authors gives keys their names and profiles", async () => {
  await mkdir(path.join(folder, "_data"));
  await writeFile(
    path.join(folder, "_data/authors.yml"),
    "parkr:\n  name: Parker Moore\n  web: https://parkermoore.example.org\nbroken: [1]\n",
  );
  const report = await run();
  const post = await detail(report, "_posts/2014-05-06-hello-jekyll.md");
  expect(post.authors).toMatchObject([{ name: "Parker Moore", slug: "parker-moore" }]);
  const [author] = (await studio.authors.list({ q: "Parker" })).items;
  expect(author).toMatchObject({ website: "https://parkermoore.example.org", postCount: 1 });
});

test("an import that was ended half way is finished by the next", async () => {
  await expect(
    importMarkdown(ctx, folder, defaults, {
      begin: () => undefined,
      advance: () => {
        throw new Error("killed");
      },
    }),
  ).rejects.toThrow("killed");
  const report = await run();
  expect(report.unchanged).toBeGreaterThan(0);
  expect(report.imported.length).toBeGreaterThan(0);
  const [row] = await app.database.owner`select count(*)::int as n from posts`;
  expect(row?.n).toBe(report.unchanged + report.imported.length);
});

test("of two imports at once one is told to wait, and no post, author or tag is made twice", async () => {
  const outcomes = await Promise.allSettled([run(), run()]);
  const done = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(done).toHaveLength(1);
  expect(refused).toMatchObject([
    { name: "OperatorError", message: expect.stringMatching(/^Another import/) },
  ]);
  const [row] = await app.database.owner`
    select (select count(*)::int from posts) as posts,
      (select count(*)::int from (select 1 from tags group by lower(name) having count(*) > 1) t) as tags,
      (select count(*)::int from (select 1 from authors group by name having count(*) > 1) a) as authors`;
  expect(row).toEqual({ posts: done[0]?.imported.length, tags: 0, authors: 0 });
  const last = await run();
  expect(last.imported).toEqual([]);
  expect(last.unchanged).toBe(done[0]?.imported.length);
});
