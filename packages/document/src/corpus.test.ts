import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { parseHtml } from "./html-parse.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { lostWords } from "./testing/lost-words.ts";
import { renderText } from "./text.ts";
import { parseDocument } from "./validate.ts";

/**
 * A folder of real posts, if one stands beside the repository: a sample of it. BROADSHEET_CORPUS names another, of
 * which every file is read. Our own odd ones are always read.
 */
const named = process.env.BROADSHEET_CORPUS;
const corpus = named ?? join(import.meta.dirname, "../../../../shared/data");
const folders = [join(import.meta.dirname, "fixtures"), ...(existsSync(corpus) ? [corpus] : [])];
const all = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:md|mdx|markdown)$/.test(name))
    .map((name) => join(folder, name)),
);
const every = (count: number) =>
  all.filter((file, index) => file.startsWith(folders[0] ?? "") || index % count === 0);
const files = named === undefined ? every(8) : all;
const sample = every(named === undefined ? 24 : 4);

const read = (file: string) => readFileSync(file, "utf8").replace(/^---\r?\n[\s\S]*?\n---\r?\n/, "");
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: { "valid-id": ["error", { relaxed: true }], "no-raw-characters": ["error", { relaxed: true }] },
});

describe("real and odd posts", () => {
  test("are valid documents that lose no word and render as valid HTML", { timeout: 300_000 }, () => {
    for (const file of files) {
      const source = read(file);
      const { document } = parseMarkdown(source);
      const name = basename(file);
      expect(parseDocument(document), name).toEqual(document);
      expect({ name, lost: lostWords(source, renderText(document)) }).toEqual({ name, lost: [] });
      const report = validator.validateStringSync(renderHtml(document));
      expect({ name, problems: report.results.flatMap((result) => result.messages) }).toEqual({
        name,
        problems: [],
      });
    }
  });

  test("come back from HTML and Markdown", { timeout: 300_000 }, () => {
    for (const file of sample) {
      const { document } = parseMarkdown(read(file));
      expect(parseHtml(renderHtml(document, { keepSource: true })), basename(file)).toEqual(document);
      expect(parseMarkdown(renderMarkdown(document)).document, basename(file)).toEqual(document);
    }
  });
});
