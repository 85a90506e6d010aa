import { renderHtml } from "@broadsheet/document/html";
import { parseDocument } from "@broadsheet/document/validate";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ActorContext } from "../kernel/context.ts";
import { systemContext } from "../kernel/system-context.ts";
import { readSite } from "../site/scope.ts";
import { searchSite } from "../site/search.reads.ts";
import { contentOf } from "../testing/publication-content.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { generatePosts } from "./generate-posts.ts";

let app: TestApp;
let ctx: ActorContext;
beforeEach(async () => {
  app = await createTestApp();
  const found = await systemContext(app.services, app.publication.id, "test");
  if (!found) throw new Error("The publication is missing");
  ctx = found;
});
afterEach(() => app.close());

test("generated posts are live, found by their words and by their tags and authors, and hold what they show", async () => {
  let told = 0;
  await generatePosts(ctx, { posts: 1200, seed: 7, advance: (posts) => (told += posts) });
  expect(told).toBe(1200);
  const { posts } = await contentOf(ctx);
  expect(posts).toHaveLength(1200);
  for (const post of posts.slice(0, 50)) {
    const { document, status, live, authors, settings } = post;
    expect({ status, live }).toEqual({ status: "published", live: true });
    expect(authors.length).toBeGreaterThan(0);
    expect(settings.tagIds?.length).toBeGreaterThan(0);
    expect(renderHtml(parseDocument(document), { page: true })).toBe("html" in post ? post.html : undefined);
  }
  const [word = ""] = posts[17]?.title?.split(" ") ?? [];
  const { hits } = await readSite(ctx, (tx, scope) => searchSite(tx, scope, { query: word, page: 1 }));
  expect(hits.length).toBeGreaterThan(0);
});

test("a seed makes the same posts again, and a run that was ended is taken up", async () => {
  await generatePosts(ctx, { posts: 30, seed: 1 });
  const first = await contentOf(ctx);
  await generatePosts(ctx, { posts: 50, seed: 1 });
  const second = await contentOf(ctx);
  expect(second.posts).toHaveLength(50);
  expect(second.posts).toEqual(expect.arrayContaining(first.posts));
  await generatePosts(ctx, { posts: 10, seed: 2 });
  expect((await contentOf(ctx)).posts).toHaveLength(60);
});
