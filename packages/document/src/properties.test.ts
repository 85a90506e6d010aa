import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { parseHtml } from "./html-parse.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { renderMarkdown } from "./markdown/render.ts";
import { normalize } from "./normalize.ts";
import { schema } from "./schema.ts";
import { arbitraryDocument } from "./testing/arbitrary.ts";
import { renderText } from "./text.ts";
import type { PostDocument } from "./types.ts";
import { parseDocument } from "./validate.ts";
import { walk } from "./walk.ts";

const holds = (check: (doc: PostDocument) => void, numRuns = 300) =>
  fc.assert(fc.property(arbitraryDocument, check), { numRuns });

describe("every document", () => {
  test("is accepted, and its normal form is a normal form", () =>
    holds((doc) => {
      const normal = normalize(parseDocument(doc));
      expect(parseDocument(normal)).toEqual(normal);
      expect(normalize(normal)).toEqual(normal);
    }));

  test("comes back from HTML", () =>
    holds((doc) => {
      expect(parseHtml(renderHtml(normalize(doc), { keepSource: true }))).toEqual(normalize(doc));
    }));

  test("comes back from Markdown", () =>
    holds((doc) => {
      expect(parseMarkdown(renderMarkdown(doc)).document).toEqual(normalize(doc));
    }));

  test("is what ProseMirror takes for one", () =>
    holds((doc) => {
      const json = parseDocument(doc);
      const node = schema.nodeFromJSON(json);
      expect(() => node.check()).not.toThrow();
      expect(parseDocument(node.toJSON())).toEqual(
        parseDocument(schema.nodeFromJSON(node.toJSON()).toJSON()),
      );
    }));

  test("keeps every letter of its text in the normal form", () =>
    holds((doc) => {
      const letters = new Map<string, number>();
      for (const letter of renderText(normalize(doc))) letters.set(letter, (letters.get(letter) ?? 0) + 1);
      walk(doc, (node) => {
        if (node.type !== "text") return;
        for (const letter of node.text.match(/[\p{L}\p{N}]/gu) ?? []) {
          const left = (letters.get(letter) ?? 0) - 1;
          expect(left, letter).toBeGreaterThanOrEqual(0);
          letters.set(letter, left);
        }
      });
    }));
});

describe("any JSON", () => {
  test("is either a document or a DocumentError with a place", () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((json) => JSON.parse(json)),
          fc.anything(),
        ),
        (input) => {
          for (const candidate of [
            input,
            { type: "doc", content: input },
            { type: "doc", content: [{ type: "paragraph", content: [input] }] },
            { type: "doc", content: [{ type: "heading", attrs: input }] },
          ])
            try {
              expect(parseDocument(candidate).type).toBe("doc");
            } catch (error) {
              expect((error as Error).name).toBe("DocumentError");
            }
        },
      ),
    ));
});
