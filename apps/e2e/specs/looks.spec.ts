import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { makeLivePost } from "@broadsheet/testing/live-post";
import type { Page } from "@playwright/test";
import { openPanel, saved, toast } from "../fixtures/studio.ts";
import { expect, type Site, test } from "../fixtures/test.ts";
import { expectAccessible, watchPage } from "../fixtures/watch-page.ts";

const paragraph = "The keeper counts the ships that pass, and writes them down. ".repeat(30);
const text = ["The first light", "The second light", "The last light"]
  .map((heading) => `## ${heading}\n\n${paragraph}`)
  .join("\n\n");

async function furnish(site: Site) {
  const { api, authorId } = await site.signIn("editor", "Mara Quist");
  const tag = await api.tags.create({ name: "Tides", description: "What comes and goes." });
  const { document } = parseMarkdown(text);
  const settings = { tagIds: [tag.id] };
  const post = await api.posts.create({ title: "Three lights", slug: "three-lights", document, settings });
  await api.posts.publish({ id: post.id, version: post.version });
  for (let n = 1; n <= 6; n++)
    await makeLivePost(site.db, site.publication.id, {
      title: `Harbour story ${n}`,
      publishedAt: `2025-0${n}-10T08:00:00.000Z`,
      authorIds: [authorId],
      tagIds: [tag.id],
    });
  const { items } = await api.authors.list({});
  const author = items.find(({ id }) => id === authorId);
  return ["/", "/posts/three-lights", `/tags/${tag.slug}`, `/authors/${author?.slug}`, "/archive", "/none"];
}

/** What makes the page wider than its window; nothing, where it fits. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll("main, main *, footer *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    return beyond.map(({ tagName, className }) => `${tagName} ${className}`);
  });

test("an owner chooses how the publication looks, and readers see it", async ({ site }) => {
  const { page, api } = await site.signIn("owner", "Ada Lind");
  await page.goto("/studio/settings");
  await page.getByText("Signal", { exact: true }).click();
  await expect(page.getByRole("radio", { name: /^Signal/ })).toBeChecked();
  await page.getByText("Magazine", { exact: true }).click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(toast(page, "Settings saved")).toBeVisible();
  expect((await api.publication.get()).settings).toMatchObject({ theme: "signal", homeLayout: "magazine" });
  await furnish(site);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Three lights" })).toHaveCSS("font-family", /Bricolage/);
  const [first, second] = await Promise.all(
    [1, 2].map((n) => page.getByRole("heading", { name: `Harbour story ${n}` }).boundingBox()),
  );
  expect(first?.y).toBe(second?.y);
});

test.describe("the second theme", () => {
  test.use({ publicationSettings: { theme: "signal", homeLayout: "magazine" } });

  test("is accessible, keeps to its policy and fits every screen", async ({ site, browser }) => {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    const complaints = await watchPage(page);
    for (const address of await furnish(site)) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(address);
      expect.soft(complaints(), address).toEqual([]);
      await expectAccessible(page, address);
      complaints();
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => overflow(page), address).toEqual([]);
    }
    await context.close();
  });
});

test.describe("a publication in a language that is written from right to left", () => {
  test.use({ publicationSettings: { language: "ar", homeLayout: "minimal" } });

  test("is set from right to left", async ({ site, page }) => {
    for (const address of await furnish(site)) {
      await page.goto(site.url + address);
      await expect.poll(() => overflow(page), address).toEqual([]);
    }
    await page.goto(`${site.url}/posts/three-lights`);
    const [contents, body] = await Promise.all([
      page.getByRole("navigation", { name: "Contents" }).boundingBox(),
      page.getByText("The keeper counts").first().boundingBox(),
    ]);
    expect(contents?.x).toBeGreaterThan(body?.x ?? Number.POSITIVE_INFINITY);
  });
});

test("a reader finds the way through a long post, shares it and reads on", async ({ site, browser }) => {
  await furnish(site);
  const context = await browser.newContext({
    baseURL: site.url,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await page.goto("/posts/three-lights");
  await page
    .getByRole("navigation", { name: "Contents" })
    .getByRole("link", { name: "The last light" })
    .click();
  await expect(page).toHaveURL(/#/);
  await expect(page.getByRole("heading", { name: "The last light" })).toBeInViewport();
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}/posts/three-lights`);
  const related = page.getByRole("region", { name: "Read next" }).getByRole("link");
  await expect(related).toHaveCount(3);
  await related.first().click();
  await expect(page).toHaveURL(/\/posts\/(?!three-lights)/);
  await context.close();
});

test.describe("a publication in German", () => {
  test.use({ publicationSettings: { language: "de" } });

  test("speaks German, and its posts lead to their translations", async ({ site, page }) => {
    const editor = await site.signIn("editor", "Mara Quist");
    const original = await editor.api.posts.create({ title: "Das Meer", slug: "das-meer" });
    await editor.api.posts.publish({ id: original.id, version: original.version });
    const translation = await editor.api.posts.create({
      title: "The sea",
      slug: "the-sea",
      settings: { language: "en" },
    });
    await editor.page.goto(`/studio/posts/${translation.id}`);
    await openPanel(editor.page, "Settings");
    await editor.page.getByLabel("Translation of").fill("Das");
    await editor.page.getByRole("option", { name: "Das Meer" }).click();
    await expect(editor.page.getByRole("button", { name: "Remove Das Meer" })).toBeVisible();
    await saved(editor.page);
    const read = () => editor.api.posts.get({ id: translation.id });
    await expect.poll(async () => (await read()).workingCopy.settings.translationOf).toBe(original.id);
    // The editor may still be putting away what it has sent.
    await expect(async () => {
      const { version } = await read();
      await editor.api.posts.publish({ id: translation.id, version });
    }).toPass();

    await page.goto(`${site.url}/posts/das-meer`);
    await expect(page.getByRole("link", { name: "Archiv", exact: true })).toBeVisible();
    await expect(page.locator('link[hreflang="en"]')).toHaveAttribute("href", `${site.url}/posts/the-sea`);
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("article")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("link", { name: "Deutsch" })).toHaveAttribute("hreflang", "de");
  });
});
