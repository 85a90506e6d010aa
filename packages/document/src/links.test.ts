import { expect, test } from "vitest";
import { collectUrls, mapUrls } from "./links.ts";
import { parseMarkdown } from "./markdown/parse.ts";

const source =
  "[a **b**](x.md) and ![c](d.png)\n\n![e](f.png)\n\n- [g](x.md)\n\nhttps://youtu.be/dQw4w9WgXcQ";

test("collects addresses in reading order, a link once", () => {
  expect(collectUrls(parseMarkdown(source).document)).toEqual([
    { kind: "link", url: "x.md" },
    { kind: "image", url: "d.png" },
    { kind: "image", url: "f.png" },
    { kind: "link", url: "x.md" },
    { kind: "embed", url: "https://youtu.be/dQw4w9WgXcQ" },
  ]);
});

test("maps addresses in a copy, and unlinks on null", () => {
  const { document } = parseMarkdown(source);
  const before = structuredClone(document);
  const mapped = mapUrls(document, (url, kind) =>
    kind === "link" ? null : kind === "image" ? `/media/${url}` : url,
  );
  expect(document).toEqual(before);
  expect(collectUrls(mapped).map(({ url }) => url)).toEqual([
    "/media/d.png",
    "/media/f.png",
    "https://youtu.be/dQw4w9WgXcQ",
  ]);
});
