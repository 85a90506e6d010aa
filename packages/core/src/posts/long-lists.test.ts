import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let editor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

/** Four letters, other ones for each number. */
const word = (n: number) =>
  [1, 26, 676, 17_576].map((unit) => String.fromCharCode(97 + (Math.floor(n / unit) % 26))).join("");
const list = (make: (n: number) => string) => Array.from({ length: 60_000 }, (_, n) => make(n)).join(" ");

// Postgres makes several words of each of these: far more of them than the text is long.
test.each([
  ["addresses of web pages", list((n) => `${word(n)}.com/${word(n + 7)}`)],
  ["words joined by hyphens", list((n) => `${word(n)}-${word(456_000 - n)}`)],
])("a post that is a long list of %s is published", async (_what, text) => {
  const document = {
    type: "doc" as const,
    content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
  };
  const { id, version } = await editor.posts.create({ title: "A long list", document });
  expect(await editor.posts.publish({ id, version })).toMatchObject({ live: true });
});
