import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { posts } from "@broadsheet/db/schema";
import { lostWords } from "@broadsheet/document/testing/lost-words";
import { renderText } from "@broadsheet/document/text";
import type { PostDocument } from "@broadsheet/document/types";
import { makePublication } from "@broadsheet/testing/factories";
import { and, eq } from "drizzle-orm";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ActorContext, transact } from "../kernel/context.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { importMarkdown } from "./import-markdown.ts";
import type { ImportReport } from "./import-report.ts";

/**
 * Real blogs, where they stand beside the repository or, with every file, where BROADSHEET_CORPUS says; our own odd files are always there.
 */
const named = process.env.BROADSHEET_CORPUS;
const shared = named ?? path.join(import.meta.dirname, "../../../../../shared/data");
/** Of a folder with more files than that, which were written after one pattern, every so many-th is imported. */
const manyFiles = 200;
const importEvery = named === undefined ? 6 : 1;
const odd = path.join(import.meta.dirname, "fixtures/odd");
const folders = [odd, path.join(shared, "nodejs-blog"), path.join(shared, "jekyll-blog")].filter((folder) =>
  existsSync(folder),
);
/** Of the pages, every so many-th is validated, and none above this size: the others say nothing new and take minutes. */
const validateEvery = 6;
const validateCharacters = 200_000;

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: { "valid-id": ["error", { relaxed: true }], "no-raw-characters": ["error", { relaxed: true }] },
});

/** Front matter, and the Liquid that an import does rather than keeps. */
const notText =
  /^\ufeff?(---|\+\+\+)\r?\n[\s\S]*?\n(?:\1|\.\.\.)\r?\n|\{%-?\s*(?:(?:highlight|post_url|link)\s[^%]*|raw|endraw|endhighlight)\s*-?%\}|\{\{\s*"[^"]*"\s*\|\s*(?:relative|absolute)_url\s*\}\}/g;

/** A copy of a blog that is thinned out where it repeats itself. */
async function thinned(folder: string): Promise<string> {
  const target = await mkdtemp(path.join(tmpdir(), "broadsheet-corpus-"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const large = [...Map.groupBy(entries, ({ parentPath }) => parentPath).values()].filter(
    ({ length }) => length > manyFiles,
  );
  const left = large.flatMap((siblings) => siblings.filter((_, index) => index % importEvery !== 0));
  const leftOut = new Set(left.map(({ parentPath, name }) => path.join(parentPath, name)));
  await cp(folder, target, { recursive: true, filter: (file) => !leftOut.has(file) });
  return target;
}

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  app.setNow("2026-11-21T12:00:00.000Z");
});
afterAll(() => app.close());

describe.each(folders)("%s", (original) => {
  let folder: string;
  let ctx: ActorContext;
  let report: ImportReport;
  const run = () =>
    importMarkdown(ctx, folder, {
      source: path.basename(original),
      dryRun: false,
      overwrite: false,
      permalink: null,
      siteHosts: [],
      siteValues: new Map(),
      defaultAuthor: null,
    });
  const stored = async (id: string) => {
    const [row] = await transact(ctx, (tx) =>
      tx
        .select({ title: posts.title, document: posts.document, html: posts.html })
        .from(posts)
        .where(and(eq(posts.publicationId, ctx.publication.id), eq(posts.id, id))),
    );
    if (!row?.html) return null;
    return { title: row.title ?? "", document: row.document as PostDocument, html: row.html };
  };

  beforeAll(async () => {
    const { id } = await makePublication(app.services.db);
    ctx = (await app.contextFor({ kind: "system", name: "test" }, id)) as ActorContext;
    folder = await thinned(original);
    report = await run();
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true }));

  test("comes in whole", () => {
    if (original !== odd) expect(report.skipped).toEqual([]);
    expect(report.imported.length).toBeGreaterThan(14);
  });

  test("loses no word", { timeout: 120_000 }, async () => {
    for (const { file, id } of report.imported) {
      const source = await readFile(path.join(folder, file));
      const post = await stored(id);
      // Other encodings have a test of their own.
      if (!post || !source.equals(Buffer.from(source.toString("utf8")))) continue;
      const text = `${post.title}\n${renderText(post.document)}`;
      const lost = lostWords(source.toString("utf8").replaceAll(notText, ""), text);
      expect({ file, lost }).toEqual({ file, lost: [] });
    }
  });

  test("becomes valid HTML", { timeout: 120_000 }, async () => {
    for (const { file, id } of report.imported.filter((_, index) => index % validateEvery === 0)) {
      const post = await stored(id);
      if (!post || post.html.length > validateCharacters) continue;
      const page = `<!doctype html>\n<html lang="en"><head><title>${path.basename(file)}</title></head><body><main>${post.html}</main></body></html>`;
      const { results } = validator.validateStringSync(page);
      expect({ file, problems: results.flatMap(({ messages }) => messages) }).toEqual({ file, problems: [] });
    }
  });

  test("is left alone by a second run", { timeout: 120_000 }, async () => {
    const again = await run();
    expect(again).toMatchObject({
      imported: [],
      updated: [],
      unchanged: report.imported.length,
      missing: [],
    });
  });
});
