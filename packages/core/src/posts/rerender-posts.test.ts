import { inPublication } from "@broadsheet/db/connection";
import { posts } from "@broadsheet/db/schema";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { rendererVersion } from "@broadsheet/document/renderer-version";
import { makeStaff } from "@broadsheet/testing/factories";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActorContext } from "../kernel/context.ts";
import { readSitePost } from "../site/post.reads.ts";
import { readSite } from "../site/scope.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { updateRendered } from "./post.writes.ts";
import { rerenderPosts } from "./rerender-posts.ts";

let app: TestApp;
let editor: Caller;
let ctx: ActorContext;
beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  ctx = (await app.contextFor({ kind: "system", name: "test" })) as ActorContext;
});
afterAll(() => app.close());

const markdown = "## Why\n\n```js\nlet a = 1;\n```\n\n### How\n";
const never = new AbortController().signal;

async function published(title: string): Promise<string> {
  const { document } = parseMarkdown(markdown);
  const post = await editor.posts.create({ title, document });
  return (await editor.posts.publish({ id: post.id, version: post.version })).id;
}
const seen = (slug: string) => readSite(ctx, (tx, scope) => readSitePost(tx, scope, { kind: "post", slug }));
const change = (id: string, values: Partial<typeof posts.$inferInsert>) =>
  inPublication(app.services.db, app.publication.id, (tx) =>
    tx.update(posts).set(values).where(eq(posts.id, id)),
  );

test("a published post has its outline and coloured code from the start", async () => {
  await published("Fresh");
  const post = await seen("fresh");
  expect(post?.outline).toEqual([
    { level: 2, text: "Why", id: "why" },
    { level: 3, text: "How", id: "how" },
  ]);
  expect(post?.html).toContain('<span class="c-keyword">let</span>');
});

test("posts of an earlier renderer get what the present one makes; their text and dates stay", async () => {
  const id = await published("Aged");
  const before = await seen("aged");
  await change(id, { html: "<p>as it was</p>", outline: null, rendererVersion: 0 });
  app.setNow("2026-04-01T09:00:00.000Z");
  expect(await rerenderPosts(ctx, never)).toBe(1);
  expect(await seen("aged")).toEqual(before);
  expect(await rerenderPosts(ctx, never)).toBe(0);
});

test("one whose document cannot be read any more keeps its HTML and does not hold up the others", async () => {
  const broken = await published("Broken");
  const other = await published("Other");
  await change(broken, {
    document: { type: "doc", content: [{ type: "gone" }] },
    html: "<p>kept</p>",
    rendererVersion: 0,
  });
  await change(other, { html: "", rendererVersion: 0 });
  await rerenderPosts(ctx, never);
  expect((await seen("broken"))?.html).toBe("<p>kept</p>");
  expect((await seen("other"))?.html).toContain("Why");
  expect(await rerenderPosts(ctx, never)).toBe(0);
});

test("what was published while the old text was rendered is not overwritten", async () => {
  const id = await published("Raced");
  const stored = await inPublication(app.services.db, app.publication.id, (tx) =>
    updateRendered(tx, app.publication.id, { id, liveVersion: 99, rendererVersion }, { html: "stale" }),
  );
  expect(stored).toBe(false);
  expect((await seen("raced"))?.html).not.toBe("stale");
});
