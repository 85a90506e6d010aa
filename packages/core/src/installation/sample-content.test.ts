import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { installSampleContent } from "./sample-content.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test("a fresh publication has three live posts, whose links to each other lead somewhere", async () => {
  await installSampleContent(app.services, app.publication.id);
  const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  const { items } = await owner.posts.list({ status: ["published"] });
  expect(items).toHaveLength(3);
  const paths = new Set(items.map((post) => `/posts/${post.slug}`));
  const rows = await app.database.owner<{ html: string }[]>`select html from posts`;
  const links = rows.flatMap(({ html }) =>
    [...html.matchAll(/href="(\/posts\/[^"]+)"/g)].map((match) => match[1]),
  );
  expect(links.length).toBeGreaterThanOrEqual(2);
  for (const link of links) expect(paths, link).toContain(link);
  await app.runJobs();
  expect((await app.services.mailer.listOutbox()).items).toEqual([]);
});

test("every sample is read without a warning", async () => {
  const folder = path.join(import.meta.dirname, "sample");
  for (const file of await readdir(folder)) {
    expect(parseMarkdown(await readFile(path.join(folder, file), "utf8")).warnings, file).toEqual([]);
  }
});
