import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { makePublication } from "@broadsheet/testing/factories";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { importMarkdown } from "../import/import-markdown.ts";
import type { ImportOptions } from "../import/import-options.ts";
import type { ActorContext } from "../kernel/context.ts";
import { uploadMedia } from "../media/upload-media.ts";
import { contentOf } from "../testing/publication-content.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { exportMarkdown } from "./export-markdown.ts";

let app: TestApp;
let ctx: ActorContext;
let studio: Caller;
let folder: string;
let out: string;

const actor = { kind: "system", name: "test" } as const;
const options: ImportOptions = {
  source: "test",
  dryRun: false,
  overwrite: false,
  permalink: "/blog/:path/",
  siteHosts: [],
  siteValues: new Map(),
  defaultAuthor: null,
};

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  const { id } = await makePublication(app.services.db);
  ctx = (await app.contextFor(actor, id)) as ActorContext;
  studio = await app.as(actor, id);
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-export-"));
  out = path.join(folder, "out");
  await importMarkdown(ctx, path.join(import.meta.dirname, "../import/fixtures/odd"), options);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const face = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } })
    .png()
    .toBuffer();

/** Imports the export into a publication of its own. */
async function importAgain() {
  const { id } = await makePublication(app.services.db);
  const other = (await app.contextFor(actor, id)) as ActorContext;
  const report = await importMarkdown(other, out, { ...options, permalink: null });
  return { report, other };
}

test("an export imported into an empty publication gives the same posts", async () => {
  const hidden = (await studio.posts.list({ q: "Hidden" })).items[0];
  const picture = await uploadMedia(ctx, { fileName: "face.png", bytes: await face() });
  const author = await studio.authors.create({
    name: "Ana María",
    slug: "another-ana",
    bio: "Not: the\nother.",
    avatarUrl: picture.url,
  });
  const tag = await studio.tags.create({
    name: "C++",
    slug: "cpp",
    description: "Not: C,\nnor #C",
    imageUrl: "https://example.org/cpp.png",
  });
  const settings = {
    tagIds: [tag.id],
    excerpt: '  Two lines,\n\none: "quoted"  ',
    metaTitle: "# Not a comment",
    metaDescription: "yes",
    frontMatter: {
      title: "kept apart",
      draft: null,
      weight: "1.10",
      deep: { list: [1, "two", null, { x: "" }] },
      no: "no",
      layout: "wide",
    },
  };
  const post = await studio.posts.create({ title: "---", slug: "odd", settings, authorIds: [author.id] });
  await studio.posts.publish({ id: post.id, version: 1 });
  const layout = { frontMatter: { layout: "page" } };
  await studio.posts.create({ title: "", authorIds: [author.id], settings: layout });
  await studio.posts.create({
    kind: "page",
    title: "A page to come",
    slug: "to-come",
    authorIds: [author.id],
  });
  const archived = await studio.posts.create({ title: "Put away", authorIds: [author.id] });
  await studio.posts.publish({ id: archived.id, version: 1 });
  await studio.posts.archive({ id: archived.id, version: 1 });
  const review = await studio.posts.create({ title: "In review", authorIds: [author.id] });
  await studio.posts.requestReview({ id: review.id, version: 1 });
  await studio.posts.delete({ id: hidden?.id ?? "", version: 1 });

  const report = await exportMarkdown(ctx, out, { force: false });
  const { report: imported, other } = await importAgain();
  expect(imported.skipped).toEqual([]);
  expect(imported.imported).toHaveLength(report.posts + report.pages + report.drafts);
  const before = await contentOf(ctx);
  expect(before.posts.length).toBeGreaterThan(15);
  expect(before.posts.map(({ title }) => title)).not.toContain("Hidden");
  expect(await contentOf(other)).toEqual({
    ...before,
    posts: before.posts.map((each) => (each.status === "in_review" ? { ...each, status: "draft" } : each)),
  });
  expect(report.media).toBe(3);
});

test("a live post with changes is exported as readers see it, its changes beside it", async () => {
  const about = (await studio.posts.list({ q: "About" })).items[0];
  await studio.posts.save({ id: about?.id ?? "", version: 1, title: "About (new)", slug: "about-new" });
  const report = await exportMarkdown(ctx, out, { force: false });
  expect(report).toMatchObject({ pages: 1, removed: 0, missingMedia: [] });
  expect(await readFile(path.join(out, "pages/about.md"), "utf8")).toMatch(/^---\ntitle: About\n/);
  const changes = await readFile(path.join(out, "drafts/about-changes.md"), "utf8");
  expect(changes).toMatch(/title: About \(new\)\n[\s\S]*draft: true\nchanges_of: pages\/about\.md\n/);
});

test("files link to each other and to media beside them; redirects are written", async () => {
  await exportMarkdown(ctx, out, { force: false });
  const hello = await readFile(path.join(out, "posts/hello.md"), "utf8");
  expect(hello).toContain("[the second](second.md#more)");
  expect(hello).toMatch(/!\[A dot\]\(\.\.\/media\/[0-9a-f]{64}\.png "Only a dot"\)/);
  expect(hello).toContain('date: "2014-05-06T19:11:43.000Z"');
  const second = await readFile(path.join(out, "posts/second.md"), "utf8");
  expect(second).toContain("[the draft](../drafts/unfinished.md)");
  expect(await readFile(path.join(out, "_redirects"), "utf8")).toContain("/ancient/hello /posts/hello 301\n");
});

test("a folder that holds something else is refused, an earlier export is renewed", async () => {
  await mkdir(out);
  await writeFile(path.join(out, "precious.txt"), "mine");
  await expect(exportMarkdown(ctx, out, { force: false })).rejects.toThrow(/is not empty/);
  await exportMarkdown(ctx, out, { force: true });
  const [hidden] = (await studio.posts.list({ q: "Hidden" })).items;
  await studio.posts.delete({ id: hidden?.id ?? "", version: 1 });
  const again = await exportMarkdown(ctx, out, { force: false });
  expect(again.removed).toBe(1);
  expect(await readdir(path.join(out, "drafts"))).not.toContain("hidden.md");
  expect(await readFile(path.join(out, "precious.txt"), "utf8")).toBe("mine");
});

test("a list of files that points out of the folder removes nothing there", async () => {
  await mkdir(out);
  const victim = path.join(folder, "victim.md");
  await writeFile(victim, "mine");
  const files = ["../victim.md", victim, "posts/../../victim.md"];
  await writeFile(path.join(out, "broadsheet-export.json"), JSON.stringify({ version: 1, files }));
  await exportMarkdown(ctx, out, { force: false });
  expect(await readFile(victim, "utf8")).toBe("mine");
});

test("a file where a folder should be is one clear line", async () => {
  await writeFile(out, "a file");
  await expect(exportMarkdown(ctx, out, { force: true })).rejects.toThrow(/cannot be used as a folder/);
});
