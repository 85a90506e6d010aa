import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { expect, type Site, test } from "../fixtures/test.ts";
import { expectAccessible, watchPage } from "../fixtures/watch-page.ts";

const everything = path.resolve(
  import.meta.dirname,
  "../../../packages/core/src/installation/sample/everything-a-post-can-hold.md",
);

/** Publishes enough for every kind of page, and gives an address of each. */
async function addresses(site: Site): Promise<string[]> {
  const { api, authorId } = await site.signIn("editor", "Mara Quist");
  for (let n = 1; n <= 14; n++)
    await makeLivePost(site.db, site.publication.id, {
      title: `Older story ${n}`,
      publishedAt: "2025-03-10T08:00:00.000Z",
      authorIds: [authorId],
    });
  const tag = await api.tags.create({ name: "Tides", description: "What comes and goes." });
  const { document } = parseMarkdown(await readFile(everything, "utf8"));
  const settings = { tagIds: [tag.id], excerpt: "Everything at once." };
  const post = await api.posts.create({ title: "Everything", slug: "everything", document, settings });
  await api.posts.publish({ id: post.id, version: post.version });
  const about = await api.posts.create({ kind: "page", title: "About us", slug: "about", document });
  await api.posts.publish({ id: about.id, version: about.version });
  const { items } = await api.authors.list({});
  const author = items.find(({ id }) => id === authorId);
  return [
    "/",
    "/?page=2",
    "/posts/everything",
    "/about",
    `/tags/${tag.slug}`,
    `/authors/${author?.slug}`,
    "/archive",
    "/developers",
    "/archive/2025",
    "/archive/2025/03",
    "/search",
    "/search?q=story",
    "/search?q=zebra",
    "/no-such-page",
    "/posts/no-such-post",
  ];
}

test("every kind of reader page is accessible in light and dark, and keeps to its policy", async ({
  site,
  browser,
}) => {
  test.setTimeout(150_000);
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  const complaints = await watchPage(page);
  for (const address of await addresses(site)) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(address.includes("no-such") ? 404 : 200);
    expect(answer?.headers()["content-security-policy"], address).toContain("script-src 'self'");
    await expect(page.getByRole("heading", { level: 1 }), address).toBeVisible();
    expect.soft(complaints(), address).toEqual([]);
    await expectAccessible(page, address);
    // What axe does to look is not the page's doing.
    complaints();
  }
  await context.close();
});
