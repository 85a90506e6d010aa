import { expect, test } from "vitest";
import { beginsWith } from "./post-page.tsx";

test.each([
  ["<p>It was a dark <em>and</em> stormy night.</p>", "It was a dark and stormy night.", true],
  ["<p>Fish &amp; chips, it seems</p>", "Fish & chips, it…", true],
  ["<h2>Title</h2>\n<p>Text</p>", "Title Text", true],
  ["<p>It was a dark night.</p>", "What happened at night, in short.", false],
  ["<p>Short.</p>", "Short. And then more that is not there.", false],
])("%s begins with %s: %s", (html, excerpt, expected) => {
  expect(beginsWith(html, excerpt)).toBe(expected);
});
