import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { expect, test } from "../fixtures/test.ts";

test.use({ javaScriptEnabled: false });

const text = `The *tide* comes twice a day.

## When the water turns

- first the gulls
- then the boats

\`\`\`js
const high = "noon";
\`\`\`
`;

test("a reader without JavaScript finds, reads, searches, pages and chooses colours", async ({
  site,
  page,
}) => {
  const { api, authorId } = await site.signIn("editor", "Mara Quist");
  for (let n = 1; n <= 14; n++)
    await makeLivePost(site.db, site.publication.id, {
      title: `Older story ${n}`,
      publishedAt: `2025-0${(n % 9) + 1}-10T08:00:00.000Z`,
      authorIds: [authorId],
    });
  const tag = await api.tags.create({ name: "Tides" });
  const { document } = parseMarkdown(text);
  const post = await api.posts.create({
    title: "Reading the tide",
    document,
    settings: { tagIds: [tag.id] },
  });
  await api.posts.publish({ id: post.id, version: post.version });

  await page.goto(site.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Harbour Post");
  await page.getByRole("link", { name: "Older posts" }).click();
  await expect(page).toHaveURL(`${site.url}/?page=2`);
  await expect(page.getByRole("link", { name: /Older story/ }).first()).toBeVisible();
  await page.getByRole("link", { name: "Newer posts" }).click();

  await page.getByRole("link", { name: "Reading the tide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reading the tide");
  await expect(page.getByRole("heading", { name: "When the water turns" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "then the boats" })).toBeVisible();
  await expect(page.getByText('const high = "noon";')).toBeVisible();

  const title = page.getByRole("heading", { level: 1 });
  await page.getByText("Light", { exact: true }).click();
  const ink = await title.evaluate((element) => getComputedStyle(element).color);
  await page.getByText("Dark", { exact: true }).click();
  await expect(title).not.toHaveCSS("color", ink);

  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.getByRole("searchbox").fill("gulls");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(`${site.url}/search?q=gulls`);
  await expect(page.getByRole("main").getByRole("link", { name: "Reading the tide" })).toBeVisible();

  await page.goto(`${site.url}/tags/${tag.slug}`);
  await expect(page.getByRole("main").getByRole("link", { name: "Reading the tide" })).toBeVisible();
  await page.getByRole("link", { name: "Mara Quist" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Mara Quist");
});
