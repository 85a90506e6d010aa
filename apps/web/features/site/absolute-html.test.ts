import { expect, test } from "vitest";
import { absoluteHtml } from "./absolute-html.ts";

test("absoluteHtml completes addresses on the site, and only addresses", () => {
  const html = `<a href="/a">x</a><a href="#b">y</a><img src="/c" alt='see href="/d"'><a href="//e.org/">z</a><p>href="/f"</p>`;
  expect(absoluteHtml(html, "https://s.org", "https://s.org/p")).toBe(
    `<a href="https://s.org/a">x</a><a href="https://s.org/p#b">y</a><img src="https://s.org/c" alt='see href="https://s.org/d"'><a href="//e.org/">z</a><p>href="/f"</p>`,
  );
});

test("absoluteHtml leaves of a picture the file that everybody can show, and of a film its sources", () => {
  const html = `<picture><source type="image/avif" srcset="/a 1w"><img src="/b"></picture><video><source src="/c"></video>`;
  expect(absoluteHtml(html, "https://s.org", "https://s.org/p")).toBe(
    `<img src="https://s.org/b"><video><source src="https://s.org/c"></video>`,
  );
});
